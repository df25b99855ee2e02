using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Schemas;

namespace Tandem.Rules.References;

/// <summary>Recommended labels whose key or value is a slip of one that stands elsewhere.</summary>
/// <remarks>kubernetes.io/docs/concepts/overview/working-with-objects/common-labels</remarks>
internal static class LabelSlips
{
    private const string Domain = "app.kubernetes.io/";
    private static readonly string[] Keys = [.. new[] { "name", "instance", "version", "component", "part-of", "managed-by", "created-by" }.Select(key => Domain + key)];

    /// <summary>Those of a fleet: values are compared with other labels' and with the objects' names.</summary>
    public static IEnumerable<Flaw> Of(FleetModel fleet)
    {
        var labels = fleet.Objects.Select(ObjectField.Root).SelectMany(root => root["metadata"]["labels"].Entries).Where(label => label.Key.StartsWith(Domain, StringComparison.Ordinal)).ToList();
        var values = labels.Where(label => label.Text is not null).ToLookup(label => label.Text!, StringComparer.Ordinal);
        var names = fleet.Objects.Select(shown => shown.WrittenName).Concat(fleet.Units.Select(unit => unit.Unit.Name)).ToHashSet(StringComparer.Ordinal);
        return labels.Where(label => !Keys.Contains(label.Key, StringComparer.Ordinal)).Select(OfKey).OfType<Flaw>()
            .Concat(values.Select(group => OfValue(group, names, values)).OfType<Flaw>());
    }

    private static Flaw? OfKey(ObjectField label) => NearestName.Slip(label.Key, Keys) is { } near ? label.KeyFlaw($"{label.Key} is no recommended label.", $"Did you mean {near}?") : null;

    // A name that an object has is no slip of another; of two labels the one that fewer objects have strayed.
    private static Flaw? OfValue(IGrouping<string, ObjectField> same, HashSet<string> names, ILookup<string, ObjectField> values) =>
        names.Contains(same.Key) ? null
        : NearestName.Slip(same.Key, names.Concat(values.Where(other => other.Count() > same.Count()).Select(other => other.Key))) is { } near
        ? same.First().Flaw($"{same.First().Key} is {same.Key}, which nothing else is called.", $"Did you mean {near}?") : null;
}
