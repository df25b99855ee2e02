namespace Tandem.Manifests;

/// <summary>A YAML mapping whose keys are scalars, each once. An array of entries that it is given is its own from then on.</summary>
public sealed class MappingNode(SourceText source, int line, int column, IReadOnlyList<MappingEntry> entries) : Node(source, line, column)
{
    private readonly MappingEntry[] entries = entries as MappingEntry[] ?? [.. entries];

    /// <summary>The entries, in the order of the text.</summary>
    public IReadOnlyList<MappingEntry> Entries => entries;

    /// <summary>The same, for those who look at every mapping of a fleet.</summary>
    internal ReadOnlySpan<MappingEntry> Span => entries;

    /// <summary>The value under <paramref name="name"/>; null where the key is absent.</summary>
    public Node? this[string name] => Find(name)?.Value;

    /// <summary>The entry under <paramref name="name"/>; null where the key is absent.</summary>
    public MappingEntry? Find(string name) => IndexOf(name) is >= 0 and var index ? entries[index] : null;

    /// <summary>The number of the entry under <paramref name="name"/>, counted from 0; -1 where the key is absent.</summary>
    public int IndexOf(ReadOnlySpan<char> name)
    {
        for (var i = 0; i < entries.Length; i++)
        {
            if (name.SequenceEqual(entries[i].Name))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The text of the scalar under <paramref name="name"/>; null where it is absent, null or no scalar.</summary>
    public string? Text(string name) => this[name] is ScalarNode { IsNull: false } scalar ? scalar.Text : null;

    /// <summary>The mapping under <paramref name="name"/>; null where it is absent or something else.</summary>
    public MappingNode? Mapping(string name) => this[name] as MappingNode;

    /// <summary>The items under <paramref name="name"/>; empty where it is absent or no list.</summary>
    public IReadOnlyList<Node> List(string name) => this[name] is SequenceNode list ? list.Items : [];

    /// <inheritdoc/>
    public override string Describe() => "a mapping";
}
