using Tandem.Fleet;

namespace Tandem.Rules.References;

/// <summary>Which values the selectors of all clusters ask labels for.</summary>
internal sealed class SelectorVotes
{
    private readonly Dictionary<string, HashSet<string>> askers = new(StringComparer.Ordinal);

    public SelectorVotes(FleetModel fleet)
    {
        foreach (var selector in fleet.Units.SelectMany(unit => unit.Objects).SelectMany(candidate => PodSelectors.Of(ObjectField.Root(candidate))))
        {
            foreach (var label in selector.Labels)
            {
                Add(Key(label.Key, label.Text ?? "", selector.Use == PodUse.Owner), selector.Field.Owner.Manifest.ToString());
            }
        }
    }

    /// <summary>How many objects ask a label for a value; the same object of two clusters is one.</summary>
    public int Count(string label, string value) => OfOthers(label, value) + CountOf(Key(label, value, isOwner: true));

    /// <summary>How many that are not a workload's own ask a label for a value.</summary>
    public int OfOthers(string label, string value) => CountOf(Key(label, value, isOwner: false));

    private int CountOf(string key) => askers.TryGetValue(key, out var known) ? known.Count : 0;

    private void Add(string key, string asker)
    {
        if (!askers.TryGetValue(key, out var known))
        {
            askers.Add(key, known = new(StringComparer.Ordinal));
        }

        known.Add(asker);
    }

    private static string Key(string label, string value, bool isOwner) => $"{isOwner} {label}={value}";
}
