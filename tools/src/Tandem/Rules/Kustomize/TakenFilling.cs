using Tandem.Fleet;
using Tandem.Kustomize;
using Tandem.Manifests;
using Tandem.Schemas;

namespace Tandem.Rules.Kustomize;

/// <summary>A field that one component of a list fills and a later one takes away: the one is there in place of the other.</summary>
/// <param name="Owner">The object.</param>
/// <param name="Field">The field, printed.</param>
/// <param name="Giver">The entry of the component that fills it.</param>
/// <param name="Taker">The entry of the component that takes it away.</param>
internal sealed record TakenFilling(FleetObject Owner, string Field, ScalarNode Giver, ScalarNode Taker)
{
    /// <summary>Every one of a repository; an item's number tells nothing after another one has gone.</summary>
    public static IEnumerable<TakenFilling> Of(FleetModel fleet) => !fleet.IsRepository ? [] :
        from unit in fleet.Units
        from owner in unit.Objects
        from filling in owner.Source?.Fillings ?? []
        where filling.Path.All(step => step.Key is not null) && FieldPaths.Find(owner.Manifest.Root, [.. filling.Path]) is null
        let taken = owner.Blame(filling.Path, FieldTarget.Holder).Place.File
        from kustomization in unit.Tree.Kustomizations
        let entries = kustomization.Scalars("components").Where(entry => !RemotePaths.IsRemote(entry.Text)).ToList()
        let giver = entries.FindIndex(entry => IsIn(fleet, kustomization, entry, filling.FieldPath.Source.Path))
        let taker = entries.FindIndex(entry => IsIn(fleet, kustomization, entry, taken))
        where giver >= 0 && taker > giver
        select new TakenFilling(owner, FieldPaths.Print(owner.Source!.State.Root, filling.Path), entries[giver], entries[taker]);

    private static bool IsIn(FleetModel fleet, KustomizationFile kustomization, ScalarNode entry, string file) =>
        file.StartsWith(fleet.Workspace.Resolve(kustomization.Folder, entry.Text) + "/", StringComparison.Ordinal);
}
