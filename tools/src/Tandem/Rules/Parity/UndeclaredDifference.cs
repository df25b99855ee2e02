using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Manifests;
using Tandem.Schemas;

namespace Tandem.Rules.Parity;

/// <summary>An object that says something else in one region, though no fact of the region explains it.</summary>
public sealed class UndeclaredDifference() : Rule(new RuleInfo(
    "TND0530", "undeclared-difference", Severity.Error, Layers.Parity, "Two regions' objects differ in more than their facts."))
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(FleetModel fleet)
    {
        var hashed = fleet.Objects.Where(candidate => candidate.Manifest.Name.StartsWith(candidate.WrittenName + "-", StringComparison.Ordinal));
        var (texts, files) = (new RegionTexts(fleet.Facts, hashed), new RegionFiles(fleet));
        return !fleet.IsWhole ? [] : Siblings.Of(fleet).Where(siblings => siblings.Objects.Count > 1)
            .SelectMany(siblings => Check(fleet, siblings, texts, files))
            .GroupBy(found => (found.Cause, found.Region)).Select(OfOneCause);
    }

    private IEnumerable<OddValue> Check(FleetModel fleet, Siblings siblings, RegionTexts texts, RegionFiles files)
    {
        var values = siblings.Objects.Select(candidate => (Object: candidate, Values: FlatObject.Of(candidate))).ToList();
        foreach (var way in values.SelectMany(one => one.Values.Keys).Distinct(StringComparer.Ordinal))
        {
            var groups = new List<FieldGroup>();
            foreach (var (candidate, all) in values)
            {
                var value = all.GetValueOrDefault(way);
                var same = groups.FindIndex(group => AreAlike(group, candidate, value, texts));
                groups = same < 0 ? [.. groups, new FieldGroup(value, [candidate])]
                    : [.. groups.Select((group, i) => i == same ? group with { Objects = [.. group.Objects, candidate] } : group)];
            }

            if (groups.Count > 1 && !groups.Exists(group => ConfigCluster.Explains(fleet, group)))
            {
                yield return OddValue.Of(Info, way, groups, files);
            }
        }
    }

    private static bool AreAlike(FieldGroup group, FleetObject candidate, FlatValue? value, RegionTexts texts) =>
        group.Value is null || value is null ? group.Value == value
        : texts.AreAlike(group.Value.Text, Siblings.RegionOf(group.Objects[0]), value.Text, Siblings.RegionOf(candidate));

    // One patch, one component, one transformer that a single region has may show in many fields.
    private static Finding OfOneCause(IEnumerable<OddValue> found)
    {
        var all = found.OrderBy(one => one.Finding.Blame.Place).ThenBy(one => one.Finding.Message, StringComparer.Ordinal).ToList();
        return all[0].Finding with
        {
            Related = [.. all[0].Finding.Related, .. all.Skip(1).Select(one => new RelatedPlace(one.Finding.Blame.Place, one.Finding.Message))],
        };
    }
}
