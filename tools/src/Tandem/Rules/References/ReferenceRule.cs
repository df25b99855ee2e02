using Tandem.Findings;
using Tandem.Fleet;

namespace Tandem.Rules.References;

/// <summary>A rule on what the objects of one cluster say of each other.</summary>
/// <param name="info">What is known of it without running it.</param>
public abstract class ReferenceRule(RuleInfo info) : Rule(info)
{
    /// <inheritdoc/>
    public sealed override IEnumerable<Finding> Check(FleetModel fleet) =>
        fleet.References.Worlds.Where(world => world.Cluster is not null || ConcernsAll).SelectMany(Check);

    /// <summary>Whether it also judges objects that belong to no cluster.</summary>
    private protected virtual bool ConcernsAll => true;

    /// <summary>Every way in which one world breaks it.</summary>
    private protected abstract IEnumerable<Finding> Check(World world);

    /// <summary>The finding of a flaw, with what it stands against; where a fact was brought to the wrong field, at what brought it.</summary>
    private protected Finding Found(World world, Flaw flaw, params IEnumerable<ObjectField> related)
    {
        var finding = flaw.Field.Owner.Finding(flaw.Rule ?? Info, flaw.Field.Path, flaw.Target, flaw.Message, flaw.Hint);
        return Injection.At(world.Fleet, flaw.Field, finding) with { Related = [.. related.Where(field => field.Exists).Select(Evidence.Place)], Misses = flaw.Misses };
    }
}
