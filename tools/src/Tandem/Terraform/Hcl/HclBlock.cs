using Tandem.Findings;

namespace Tandem.Terraform.Hcl;

/// <summary>A block of Terraform configuration.</summary>
/// <param name="Type">Its type, such as <c>resource</c> or <c>node_config</c>.</param>
/// <param name="Labels">Its labels, without quotes.</param>
/// <param name="Place">Where its type stands.</param>
/// <param name="Start">Where it starts, in characters from the file's beginning.</param>
/// <param name="End">Where it ends, in characters from the file's beginning.</param>
/// <param name="Attributes">Its attributes, in order.</param>
/// <param name="Blocks">The blocks in it, in order.</param>
public sealed record HclBlock(
    string Type, IReadOnlyList<string> Labels, Place Place, int Start, int End, IReadOnlyList<HclArgument> Attributes, IReadOnlyList<HclBlock> Blocks)
{
    /// <summary>The address of a resource or data block, as terraform writes it; null for any other block.</summary>
    public string? Address => (Type, Labels) switch
    {
        ("resource", [var type, var name]) => $"{type}.{name}",
        ("data", [var type, var name]) => $"data.{type}.{name}",
        _ => null,
    };

    /// <summary>The attribute of a name; null where there is none.</summary>
    public HclArgument? Attribute(string name) => Attributes.FirstOrDefault(attribute => attribute.Name == name);

    /// <summary>The blocks of a type, those that a <c>dynamic</c> block makes included.</summary>
    public IEnumerable<HclBlock> Nested(string type) => Blocks
        .Select(block => block is { Type: "dynamic", Labels: [var made] } ? (made, block.Blocks.FirstOrDefault(inner => inner.Type == "content")) : (block.Type, block))
        .Where(pair => pair.Item1 == type && pair.Item2 is not null)
        .Select(pair => pair.Item2!);

    /// <summary>This block and every block below it.</summary>
    public IEnumerable<HclBlock> All() => Blocks.SelectMany(block => block.All()).Prepend(this);
}
