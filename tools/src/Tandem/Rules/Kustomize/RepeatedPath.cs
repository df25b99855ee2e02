using Tandem.Fleet;
using Tandem.Kustomize;
using Tandem.Manifests;

namespace Tandem.Rules.Kustomize;

/// <summary>A path of a replacement that never writes anything but what the same replacement has written there before: it is for another field.</summary>
/// <param name="Path">The later path.</param>
/// <param name="Before">The earlier one.</param>
/// <param name="Name">The value, by its name.</param>
/// <param name="Owners">The objects, with the field.</param>
internal sealed record RepeatedPath(ScalarNode Path, ScalarNode Before, string Name, IReadOnlyList<RepeatedPath.Owner> Owners)
{
    /// <summary>Every one of a repository.</summary>
    public static IEnumerable<RepeatedPath> Of(FleetModel fleet)
    {
        if (!fleet.IsRepository)
        {
            return [];
        }

        var repeated = (from tree in fleet.RenderedTrees
                        from owner in tree.Objects
                        from filling in owner.Fillings
                        let before = owner.Fillings.TakeWhile(other => other != filling).FirstOrDefault(other => AreSame(other, filling))
                        where before is not null
                        select new { Owner = owner, Filling = filling, Before = before }).ToList();
        var places = repeated.Select(again => again.Filling.FieldPath.Place).ToHashSet();
        // What writes elsewhere too was meant for that.
        places.ExceptWith(places.Count == 0 ? [] : fleet.RenderedTrees.SelectMany(tree => tree.Objects).SelectMany(owner => owner.Fillings)
            .Where(filling => !repeated.Exists(again => again.Filling == filling)).Select(filling => filling.FieldPath.Place));
        return from again in repeated
               where places.Contains(again.Filling.FieldPath.Place)
               group again by again.Filling.FieldPath.Place into one
               let first = one.First()
               select new RepeatedPath(first.Filling.FieldPath, first.Before.FieldPath, first.Filling.Name,
                   [.. one.Select(again => new Owner(again.Owner, FieldPaths.Print(again.Owner.State.Root, again.Filling.Path)))]);
    }

    private static bool AreSame(Filling one, Filling other) => one.Source.Entry is { } entry && entry == other.Source.Entry && one.Part == other.Part
        && one.FieldPath.Place != other.FieldPath.Place && one.Path.SequenceEqual(other.Path);

    /// <summary>An object and its field.</summary>
    internal sealed record Owner(SourceObject Source, string Field);
}
