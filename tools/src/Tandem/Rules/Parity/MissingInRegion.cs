using Tandem.Findings;
using Tandem.Fleet;

namespace Tandem.Rules.Parity;

/// <summary>An object that some regions have and others lack.</summary>
public sealed class MissingInRegion() : Rule(new RuleInfo(
    "TND0531", "missing-in-region", Severity.Error, Layers.Parity, "A region lacks an object that the others have."))
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(FleetModel fleet)
    {
        var files = new RegionFiles(fleet);
        return !fleet.IsWhole ? [] : Siblings.Of(fleet)
            .Where(siblings => siblings.Lacking.Count > 0 && !siblings.Objects.All(candidate => ConfigCluster.Explains(fleet, candidate)))
            .SelectMany(siblings => Places(siblings, files).Select(place => (Place: place, Siblings: siblings)))
            .GroupBy(found => found.Place)
            .Select(found => OfOneCause(found) with { Misses = IsDeletion(files, found) || IsOfPods(found) ? Lost(found) : [] });
    }

    private static bool IsDeletion(RegionFiles files, IGrouping<Place, (Place Place, Siblings Siblings)> found) =>
        found.All(one => one.Siblings.Lacking.Any(region => files.Deleted(region, one.Siblings.Unit, one.Siblings.Objects[0]) == found.Key));

    // Without its workloads a region lacks what much else speaks of.
    private static bool IsOfPods(IEnumerable<(Place Place, Siblings Siblings)> found) =>
        found.Any(one => one.Siblings.Objects[0].Manifest.Id.Kind is "Deployment" or "StatefulSet" or "DaemonSet");

    // Whoever looks for it there finds nothing.
    private static List<string> Lost(IEnumerable<(Place Place, Siblings Siblings)> found) =>
        [.. found.Select(one => one.Siblings.Objects[0].Manifest).SelectMany(lost => (string[])[$"{lost.Id.Kind} {lost.Name}", lost.Id.Kind])];

    // Where one region has what most lack, or has it by an entry of its own, that entry is odd; else those that lack it are.
    private static IEnumerable<Place> Places(Siblings siblings, RegionFiles files)
    {
        var shown = siblings.Objects[0];
        var place = PlaceOf(shown);
        var isSurplus = siblings.Objects.Count < siblings.Lacking.Count;
        var isOfComponent = files.IsOfComponent(shown.Unit!, place.File);
        return files.Own(shown, place) is { } own && (isSurplus || isOfComponent || own == place) && siblings.Objects.Count <= siblings.Lacking.Count
            ? [own] : siblings.Lacking.Select(region => files.Deleted(region, siblings.Unit, shown) ?? files.Lack(region, siblings.Unit, isOfComponent));
    }

    private Finding OfOneCause(IGrouping<Place, (Place Place, Siblings Siblings)> found)
    {
        var all = found.Select(one => one.Siblings).ToList();
        var names = all.Select(one => $"{one.Objects[0].Manifest.Id.Kind} {one.Objects[0].Manifest.Name}").Distinct(StringComparer.Ordinal).ToList();
        var regions = string.Join(" and ", all[0].Objects.Select(Siblings.RegionOf));
        return Finding.At(Info, found.Key, $"{string.Join(", ", names)}: {regions} has it, {string.Join(" and ", all[0].Lacking)} has not.",
            "Take it in everywhere, through base, or nowhere; if the regions are to differ, suppress this with the reason.") with
        {
            Objects = [.. all.SelectMany(one => one.Objects).Select(one => one.Reference(field: null))],
            Related = [.. all.Select(one => PlaceOf(one.Objects[0])).Where(place => place != found.Key).Select(place => new RelatedPlace(place, "What the others lack is written here."))],
        };
    }

    private static Place PlaceOf(FleetObject candidate) => candidate.Blame([], Schemas.FieldTarget.Holder).Place is { Line: > 0, File.Length: > 0 } place
        ? place : new Place($"{candidate.Unit!.Folder}/kustomization.yaml", 1, 1);
}
