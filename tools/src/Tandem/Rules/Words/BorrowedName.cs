using Tandem.Findings;
using Tandem.Rules.References;

namespace Tandem.Rules.Words;

/// <summary>An object that bears the name of another one, with which it has nothing to do: it was copied, or the wrong name was pasted.</summary>
/// <remarks>It knows no meaning, so it says least: whatever else is found of the same name is told in its place.</remarks>
public sealed class BorrowedName() : ReferenceRule(new RuleInfo(
    "TND0170", "borrowed-name", Severity.Warning, Layers.References, "An object bears the name of another one that it has nothing to do with."))
{
    /// <inheritdoc/>
    private protected override bool ConcernsAll => false;

    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(World world)
    {
        var bearers = world.Subjects.Select(NameBearer.Of).OfType<NameBearer>().ToList();
        return from same in bearers.GroupBy(bearer => bearer.Key, StringComparer.Ordinal)
               where same.Select(bearer => bearer.Root.Kind).Distinct(StringComparer.Ordinal).Skip(1).Any()
               from bearer in same
               let owner = same.FirstOrDefault(other => IsBorrowed(world, bearer, other, bearers))
               where owner is not null
               select Found(world, Told(bearer, owner), owner.Root["metadata"]["name"]);
    }

    private static Flaw Told(NameBearer bearer, NameBearer owner) => bearer.Root["metadata"]["name"].Flaw(
        $"{bearer.Name} is also the name of the {owner.Root.Kind} in {owner.Folder}, which this {bearer.Root.Kind} has nothing to do with.", $"Give the {bearer.Root.Kind} a name of its own.");

    // What is beside its owner, and has its labels, is taken for a copy only where the name spells the owner's kind out.
    private static bool IsBorrowed(World world, NameBearer bearer, NameBearer owner, IReadOnlyList<NameBearer> all) =>
        bearer.Root.Kind != owner.Root.Kind && bearer.KindWords == 0 && !bearer.SaysSo
        && (bearer.IsApart(owner) ? owner.KindWords > 0 || all.Any(other => other != owner && other.Folder == owner.Folder && other.Names(owner.Name)) : owner.SpellsKind(bearer))
        && !owner.SaysSo && !bearer.Names(bearer.Name) && !owner.Names(owner.Name)
        && !all.Any(other => other != owner && other != bearer && other.Folder == bearer.Folder && (other.Name == bearer.Name || other.Names(bearer.Name)))
        && !Selects(world, bearer, owner) && !Selects(world, owner, bearer);

    private static bool Selects(World world, NameBearer one, NameBearer other) =>
        PodSelectors.Of(one.Root).SelectMany(world.Selected).Any(pod => pod.Root.Owner == other.Root.Owner);
}
