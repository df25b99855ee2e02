namespace Tandem.Manifests;

/// <summary>A YAML sequence. An array of items that it is given is its own from then on.</summary>
public sealed class SequenceNode(SourceText source, int line, int column, IReadOnlyList<Node> items) : Node(source, line, column)
{
    private readonly Node[] items = items as Node[] ?? [.. items];

    /// <summary>The items, in order.</summary>
    public IReadOnlyList<Node> Items => items;

    /// <summary>The same, for those who look at every list of a fleet.</summary>
    internal ReadOnlySpan<Node> Span => items;

    /// <inheritdoc/>
    public override string Describe() => "a list";
}
