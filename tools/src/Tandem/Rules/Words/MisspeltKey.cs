using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Schemas;

namespace Tandem.Rules.Words;

/// <summary>A label or an annotation whose key nearly is one that controllers, or the rest of the fleet, know.</summary>
public sealed class MisspeltKey() : Rule(new RuleInfo(
    "TND0147", "misspelt-key", Severity.Error, Layers.References, "The key of a label or an annotation is a slip of one that means something."))
{
    // So many objects more must say it the other way.
    private const int Majority = 3;

    private const string Recommended = "app.kubernetes.io/";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(FleetModel fleet)
    {
        var keys = fleet.Objects.SelectMany(candidate => KeysOf(ObjectField.Root(candidate))).ToList();
        var uses = keys.GroupBy(field => field.Key, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Select(field => field.Owner).Distinct().Count(), StringComparer.Ordinal);
        var meant = uses.Keys.ToDictionary(key => key, key => MeantBy(key, uses), StringComparer.Ordinal);
        return keys.Where(field => meant[field.Key] is not null)
            .Select(field => field.Owner.Finding(Info, field.Path, FieldTarget.Key, $"Nothing reads {field.Key}.", Hint(meant[field.Key]!)));
    }

    // Keys of a domain: a bare one belongs to whoever wrote it.
    private static IEnumerable<ObjectField> KeysOf(ObjectField root) => root.Keyed("labels", "annotations", "matchLabels", "nodeSelector")
        .SelectMany(map => map.Entries).Where(entry => entry.Key.Contains('/', StringComparison.Ordinal) && !entry.Key.StartsWith(Recommended, StringComparison.Ordinal));

    // What was meant; empty where the domain has no such key and none is near; null where nothing is wrong.
    private static string? MeantBy(string key, Dictionary<string, int> uses) =>
        KnownKeys.All.Contains(key, StringComparer.Ordinal) ? null
        : KnownKeys.Refuse(key) ? NearestName.Find(key, KnownKeys.All) ?? ""
        : NearestName.Slip(key, KnownKeys.All) ?? NearestName.Slip(key, uses.Where(use => use.Value >= uses[key] + Majority).Select(use => use.Key));

    private static string Hint(string meant) => meant.Length > 0 ? $"Did you mean {meant}?" : "Take one of the keys that its domain has, or a domain of your own.";
}
