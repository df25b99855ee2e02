using Tandem.Findings;
using Tandem.Rules.References;

namespace Tandem.Rules.Serving;

/// <summary>A model server that is given up before it can have loaded, or as soon as it is busy.</summary>
public sealed class ProbeBudget() : ReferenceRule(new RuleInfo(
    "TND0613", "probe-budget", Severity.Error, Layers.References, "A model server is given up before it can have started."))
{
    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(World world) =>
        from server in world.OwnServers
        where server.Machine is not null
        let times = new StartTimes(server)
        from finding in times.Probes().Select(flaw => Found(world, flaw))
            .Concat(world.Cluster is null ? [] : times.Loader().Select(mismatch => Found(world, mismatch.Flaw, mismatch.Other)))
            .Concat(world.Cluster is null || times.Rollout() is not { } flaw ? [] : [Found(world, flaw)])
        select finding;
}
