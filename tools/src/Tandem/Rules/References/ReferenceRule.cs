using Tandem.Findings;
using Tandem.Fleet;

namespace Tandem.Rules.References;

/// <summary>A rule on what the objects of one cluster say of each other.</summary>
/// <param name="info">What is known of it without running it.</param>
public abstract class ReferenceRule(RuleInfo info) : Rule(info)
{
    /// <inheritdoc/>
    public sealed override IEnumerable<Finding> Check(FleetModel fleet) =>
        (fleet.IsTrial ? fleet.Judged : fleet.References.Worlds).Where(world => world.Cluster is not null || ConcernsAll || (world.IsOwn && ConcernsOwn)).SelectMany(Check);

    /// <summary>Whether it also judges objects that belong to no cluster.</summary>
    private protected virtual bool ConcernsAll => true;

    /// <summary>Whether it also judges the units that are the repository's and no cluster's.</summary>
    private protected virtual bool ConcernsOwn => ConcernsAll;

    /// <summary>Every way in which one world breaks it.</summary>
    private protected abstract IEnumerable<Finding> Check(World world);

    /// <inheritdoc cref="FoundFlaws.Found"/>
    private protected Finding Found(World world, Flaw flaw, params IEnumerable<ObjectField> related) => Info.Found(world, flaw, related);
}
