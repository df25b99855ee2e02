using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Kustomize;
using Tandem.Manifests;

namespace Tandem.Rules.References;

/// <summary>An object that two units of a cluster render: two Applications would put it back and forth.</summary>
public sealed class DuplicateObject() : ReferenceRule(new RuleInfo(
    "TND0144", "duplicate-object", Severity.Error, Layers.References, "Two units of a cluster have the same object."))
{
    /// <inheritdoc/>
    private protected override bool ConcernsAll => false;

    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(World world) =>
        from twins in world.Subjects.GroupBy(root => $"{root.Group}/{root.Owner.Manifest}", StringComparer.Ordinal)
        let all = twins.DistinctBy(root => root.Owner.Unit).ToList()
        where all.Count > 1 && twins.Key.Length > 0 && all[0].Owner.Manifest.Name.Length > 0
        let strays = all.FindAll(root => !IsThereElsewhere(world, root))
        let stray = strays.Find(root => IsUnitElsewhere(world, root)) ?? strays.FirstOrDefault() ?? all[^1]
        let kept = all.Find(root => root != stray)!
        select Judge(world, stray, kept);

    private Finding Judge(World world, ObjectField stray, ObjectField kept)
    {
        var (name, unit) = (stray["metadata"]["name"], kept.Owner.Unit!.Folder);
        var finding = OfFacts(stray, kept) is { } facts ? facts
            : EntryOf(world.Fleet, stray.Owner.Unit!, stray["kind"]) is { } entry
            ? Finding.At(Info, entry.Place, $"{entry.Text} brings objects that the unit {unit} has too.", "Take it out of one of the two units.")
            : name.Flaw($"The unit {unit} has the same {stray.Kind} {stray.Owner.Manifest.Name}.", "Keep it in one unit, or give the two different names.").Of(Info);
        return finding with { Involves = [$"{stray.Kind} {stray.Owner.Manifest.Name}"], Related = [Evidence.Place(kept["metadata"]["name"])] };
    }

    // Two facts of one value: nothing is listed twice, two names became one. The later of the two is the place.
    private Finding? OfFacts(ObjectField stray, ObjectField kept)
    {
        var names = new[] { stray["metadata"]["name"], kept["metadata"]["name"] }.Where(name => name.IsFact).OrderBy(name => name.Owner.Blame(name.Path, Schemas.FieldTarget.Value).Place).ToList();
        var places = names.ConvertAll(name => name.Owner.Blame(name.Path, Schemas.FieldTarget.Value).Place);
        return places is not [var first, var last] || first == last ? null
            : names[1].Flaw($"Another fact is {names[1].Text} too: two units have a {stray.Kind} of that name.", "Give each a name of its own.").Of(Info);
    }

    // Which unit it belongs to, the other clusters show.
    private static bool IsThereElsewhere(World world, ObjectField root) => world.Fleet.References.ClusterWorlds.Where(other => other.Cluster != world.Cluster)
        .SelectMany(other => other.All(root.Group, root.Kind)).Any(other => other.Owner.Unit?.Name == root.Owner.Unit?.Name && other.Owner.Manifest.Name == root.Owner.Manifest.Name);

    // A unit that other clusters have too shows by them what belongs to it.
    private static bool IsUnitElsewhere(World world, ObjectField root) =>
        world.Fleet.Units.Any(other => other.Unit.Cluster != world.Cluster && other.Unit.Cluster is not null && other.Unit.Name == root.Owner.Unit?.Name);

    // The entry of the unit's own kustomization that takes in the folder of the object's file; null where the file is its own.
    private static ScalarNode? EntryOf(FleetModel fleet, Unit unit, ObjectField kind)
    {
        var file = kind.Owner.Blame(kind.Path, Schemas.FieldTarget.Value).Place.File;
        return KustomizationFile.Read(fleet.Workspace, unit.Folder) is not { } root || file.StartsWith(unit.Folder + "/", StringComparison.Ordinal) ? null
            : root.Scalars("resources").Concat(root.Scalars("components")).FirstOrDefault(entry => fleet.Workspace.Resolve(unit.Folder, entry.Text) is var path
                && (path == file || file.StartsWith(path + "/", StringComparison.Ordinal)));
    }
}
