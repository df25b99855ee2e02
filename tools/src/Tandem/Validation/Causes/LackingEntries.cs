using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Rules;
using Tandem.Rules.Parity;
using Tandem.Schemas;

namespace Tandem.Validation.Causes;

/// <summary>Objects of one region that lack what another region's get from a component: the region does not take it in.</summary>
/// <param name="fleet">The fleet that the findings are about.</param>
internal sealed class LackingEntries(FleetModel fleet)
{
    private readonly RegionFiles files = new(fleet);

    /// <summary>The findings, with one at the region's list of components in place of those of all objects that lack something.</summary>
    public IEnumerable<Finding> Gather(IReadOnlyList<Finding> findings)
    {
        if (fleet.Units.Count == 0 || !findings.Any(finding => finding.Rule == ObjectRules.MissingField))
        {
            return findings;
        }

        var missing = findings.Where(finding => finding.Rule == ObjectRules.MissingField).Select(finding => (Finding: finding, Lack: LackOf(finding))).ToList();
        var lacking = missing.Where(one => one.Lack is not null)
            // What this region alone has lacks the same.
            .Concat(missing.Where(one => one.Lack is null).Select(alone => (alone.Finding, missing.FirstOrDefault(one => one.Lack is not null && IsLike(one.Finding, alone.Finding)).Lack)).Where(one => one.Lack is not null))
            .GroupBy(one => one.Lack!.Value, one => one.Finding).ToList();
        var gathered = lacking.SelectMany(group => group).ToHashSet(ReferenceEqualityComparer.Instance);
        return findings.Where(finding => !gathered.Contains(finding)).Concat(lacking.Select(group => Judge([.. group], group.Key)));
    }

    // The list that lacks an entry, the file that would come with it, and the region that has it.
    private (Place List, string File, string Other)? LackOf(Finding finding)
    {
        var lacks = finding.Objects.Select(LackOf).Distinct().ToList();
        return lacks is [{ } one] ? one : null;
    }

    private (Place List, string File, string Other)? LackOf(ObjectRef lacking) =>
        (from own in fleet.Units.SelectMany(unit => unit.Objects)
         where lacking.Field is { Length: > 0 } && own.Unit!.Cluster == lacking.Cluster && IsOne(own, lacking)
         from twin in fleet.Units.Where(unit => unit.Unit.Name == own.Unit!.Name && unit.Unit.Cluster != lacking.Cluster).SelectMany(unit => unit.Objects)
         where IsOne(twin, lacking)
         from field in ObjectField.Root(twin).Select(lacking.Field!)
         let file = twin.Blame(field.Path, FieldTarget.Value).Place.File
         where files.IsOfComponent(twin.Unit!, file) && files.Own(twin, new Place(file, 1, 1)) is not null
         select ((Place, string, string)?)(files.Lack(lacking.Cluster!, own.Unit!.Name, isOfComponent: true), file, twin.Unit!.Cluster!)).FirstOrDefault();

    private static bool IsLike(Finding one, Finding other) => one.Message == other.Message && other.Objects.All(lacking => one.Objects.Any(like => like.Cluster == lacking.Cluster && like.Kind == lacking.Kind));

    private static bool IsOne(FleetObject candidate, ObjectRef shown) => candidate.Manifest.Id.Kind == shown.Kind && candidate.Manifest.Name == shown.Name;

    private static Finding Judge(List<Finding> all, (Place List, string File, string Other) lack)
    {
        var names = all.SelectMany(finding => finding.Objects).Select(one => one.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return Finding.At(all[0].Rule, lack.List, $"{all[0].Message.TrimEnd('.')} in {string.Join(", ", names)}: {lack.Other} has it from {lack.File}, which is not taken in here.", "Take in what brings it.") with
        {
            Objects = [.. all.SelectMany(finding => finding.Objects)],
            Related = [.. all.Select(RelatedPlace.Of)],
        };
    }
}
