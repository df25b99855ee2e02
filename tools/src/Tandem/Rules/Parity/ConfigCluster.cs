using Tandem.Fleet;
using Tandem.Manifests;

namespace Tandem.Rules.Parity;

/// <summary>What one region alone has because it alone has a unit: the Application that delivers the unit, and the leave to deliver its kinds.</summary>
internal static class ConfigCluster
{
    /// <summary>Whether a field stands in these regions because of a unit that the others do not have.</summary>
    public static bool Explains(FleetModel fleet, FieldGroup group) =>
        group.Value is { } value && group.Objects.All(candidate => OwnUnits(fleet, Siblings.RegionOf(candidate))
            .Any(unit => unit.Objects.Any(delivered => IsItem(candidate, value, delivered))));

    /// <summary>Whether an object is the Application of a unit that other regions do not have.</summary>
    public static bool Explains(FleetModel fleet, FleetObject candidate) =>
        candidate.Manifest.Root.Mapping("spec")?.Mapping("source")?.Text("path") is { } path
        && OwnUnits(fleet, Siblings.RegionOf(candidate)).Any(unit => unit.Unit.Folder == path);

    private static IEnumerable<RenderedUnit> OwnUnits(FleetModel fleet, string region) => fleet.Units.Where(unit =>
        unit.Unit.Cluster == region && fleet.Units.Count(other => other.Unit.Name == unit.Unit.Name) < fleet.Clusters.Count);

    // An item of a list such as the kinds that an AppProject lets in.
    private static bool IsItem(FleetObject candidate, FlatValue value, FleetObject delivered) =>
        FieldPaths.Find(candidate.Manifest.Root, [.. value.Path.Take(value.Path.Count - 1)]) is MappingNode item
        && item.Text("kind") == delivered.Manifest.Id.Kind && (item.Text("group") ?? "") == delivered.Manifest.Id.Group;
}
