using Tandem.Findings;
using Tandem.Rules;

namespace Tandem.Manifests;

/// <summary>Gathers the entries of one mapping: refuses a key that stands twice, and resolves merge keys.</summary>
internal sealed class MappingEntries(List<Finding> findings)
{
    // Below this size a look through the list is faster than a table.
    private const int SmallMapping = 12;
    private readonly List<MappingEntry> entries = [];
    private Dictionary<string, ScalarNode>? keys;
    private List<MappingNode>? merges;

    /// <summary>The nodes that the entries stand for.</summary>
    public long Weight { get; private set; }

    public void Add(ScalarNode key, Node value)
    {
        Weight += 1L + value.Weight;
        if (key is { Text: "<<", Type: ScalarType.String } && Mappings(value) is { } merged)
        {
            (merges ??= []).AddRange(merged);
            return;
        }

        var name = NameOf(key);
        if (FirstOf(name) is { } first)
        {
            findings.Add(Finding.At(
                ObjectRules.DuplicateKey, key.Place, $"The key \"{name}\" stands twice in this mapping; it stands first at line {first.Line}.",
                "Remove one of the two: which of them counts is not the same for every program."));
            return;
        }

        entries.Add(new MappingEntry(key, name, value));
        keys?.Add(name, key);
    }

    /// <summary>Forgets everything, for another mapping.</summary>
    public void Clear()
    {
        entries.Clear();
        (keys, merges, Weight) = (null, null, 0);
    }

    /// <summary>The entries, with those of merged mappings whose keys do not stand here.</summary>
    public IReadOnlyList<MappingEntry> Merged()
    {
        if (merges is null)
        {
            return entries;
        }

        foreach (var entry in merges.SelectMany(mapping => mapping.Entries))
        {
            if (FirstOf(entry.Name) is null)
            {
                entries.Add(entry);
                keys?.Add(entry.Name, entry.Key);
            }
        }

        return entries;
    }

    private ScalarNode? FirstOf(string name)
    {
        if (keys is null && entries.Count >= SmallMapping)
        {
            keys = entries.ToDictionary(entry => entry.Name, entry => entry.Key, StringComparer.Ordinal);
        }

        if (keys is not null)
        {
            return keys.GetValueOrDefault(name);
        }

        foreach (var entry in entries)
        {
            if (string.Equals(entry.Name, name, StringComparison.Ordinal))
            {
                return entry.Key;
            }
        }

        return null;
    }

    private static string NameOf(ScalarNode key) => key.Type switch
    {
        ScalarType.Boolean => ScalarTyping.IsTrue(key.Text) ? "true" : "false",
        ScalarType.Null => "null",
        _ => key.Text,
    };

    private static IEnumerable<MappingNode>? Mappings(Node value) => value switch
    {
        MappingNode mapping => [mapping],
        SequenceNode list when list.Items.All(item => item is MappingNode) => list.Items.Cast<MappingNode>(),
        _ => null,
    };
}
