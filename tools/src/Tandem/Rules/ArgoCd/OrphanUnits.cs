using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Manifests;
using Tandem.Rules.Parity;
using Tandem.Schemas;

namespace Tandem.Rules.ArgoCd;

/// <summary>Units that no Application deploys.</summary>
internal static class OrphanUnits
{
    /// <summary>The finding of one: where the entry is missing that takes in its Application, else at the unit.</summary>
    public static Finding Finding(RuleInfo rule, Deliveries all, RenderedUnit unit)
    {
        var (fleet, home) = (all.World.Fleet, all.Applications[0].Owner.Unit!);
        var known = fleet.Objects.FirstOrDefault(candidate => candidate.Unit?.Cluster != home.Cluster && IsFor(candidate, unit.Unit));
        var isOfComponent = known is not null && (known.Unit is null || new RegionFiles(fleet).IsOfComponent(known.Unit, known.Blame([], FieldTarget.Holder).Place.File));
        var place = known is null ? PlaceOf(unit) : new RegionFiles(fleet).Lack(home.Cluster!, home.Name, isOfComponent);
        return Findings.Finding.At(rule, place, $"Nothing deploys {unit.Unit.Folder}: no Application of {home.Cluster} has it as its path.",
            known is null ? "Add an Application for it, or move what it holds into another unit." : $"Take in the Application {known.Manifest.Name} here.") with
        {
            Objects = known is null ? [] : [known.Reference(field: null)],
            Misses = [$"{Deliveries.Application} {known?.Manifest.Name ?? unit.Unit.Name}"],
        };
    }

    // An Application of another cluster's unit of that name, or of an opt-in that nobody takes in; there the region is not filled in.
    private static bool IsFor(FleetObject candidate, Unit unit) =>
        candidate.Manifest.Id is { Group: Deliveries.ApiGroup, Kind: Deliveries.Application }
        && Delivery.SourcesOf(ObjectField.Root(candidate)).Select(source => source["path"].Text).OfType<string>()
            .Any(path => path.Split('/') is [ClusterFinder.Folder, _, .. var rest] && (rest.Length == 0 ? "." : string.Join('/', rest)) == unit.Name);

    private static Place PlaceOf(RenderedUnit unit)
    {
        var file = unit.Tree.Kustomizations[0];
        return (file.Root.Find("resources") ?? file.Root.Find("components") ?? file.Root.Find("kind"))?.Key.Place ?? new Place(file.Path, 1, 1);
    }
}
