using Tandem.Findings;

namespace Tandem.Terraform.Hcl;

/// <summary>Finds what brings a provider into a configuration.</summary>
/// <param name="module">The configuration.</param>
internal sealed class ProviderOrigin(HclModule module)
{
    private const string Registry = "registry.terraform.io/";
    private const string Owner = "hashicorp/";

    private readonly IReadOnlyList<HclArgument> required =
        [.. module.Blocks.Where(block => block.Type == "terraform").SelectMany(block => block.Nested("required_providers")).SelectMany(block => block.Attributes)];

    /// <summary>An address without what is understood: <c>hashicorp/aws</c>.</summary>
    public static string Shown(string address) => address.StartsWith(Registry, StringComparison.Ordinal) ? address[Registry.Length..] : address;

    /// <summary>The entry of <c>required_providers</c> that names it; else the first block that uses it; null where neither is.</summary>
    /// <param name="address">The provider, as terraform writes it: <c>registry.terraform.io/hashicorp/aws</c>.</param>
    public Place? Of(string address) => required.FirstOrDefault(entry => AddressOf(entry) == address)?.Place
        ?? module.Blocks.FirstOrDefault(block => NameOf(block) is { } name && AddressOf(name) == address)?.Place;

    // A local name that nobody declares means hashicorp's provider of that name.
    private string AddressOf(string name) => required.FirstOrDefault(entry => entry.Name == name) is { } entry ? AddressOf(entry) : Registry + Owner + name;

    private static string AddressOf(HclArgument entry)
    {
        var source = entry.Value.Entries.FirstOrDefault(part => part.Name == "source")?.Value.Text.Trim('"').ToLowerInvariant() ?? entry.Name;
        return source.Count(letter => letter == '/') switch { 0 => Registry + Owner + source, 1 => Registry + source, _ => source };
    }

    private static string? NameOf(HclBlock block) => block switch
    {
        { Type: "provider", Labels: [var name] } => name,
        { Type: "resource" or "data" or "ephemeral", Labels: [var type, _] } => block.Attribute("provider")?.Value.Text.Split('.')[0] ?? type.Split('_')[0],
        _ => null,
    };
}
