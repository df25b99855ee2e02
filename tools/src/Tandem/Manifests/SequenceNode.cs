namespace Tandem.Manifests;

/// <summary>A YAML sequence.</summary>
public sealed class SequenceNode(SourceText source, int line, int column, IReadOnlyList<Node> items) : Node(source, line, column)
{
    /// <summary>The items, in order.</summary>
    public IReadOnlyList<Node> Items { get; } = items;

    /// <inheritdoc/>
    public override string Describe() => "a list";
}
