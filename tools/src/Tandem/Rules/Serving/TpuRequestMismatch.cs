using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Terraform;

namespace Tandem.Rules.Serving;

/// <summary>A Pod that asks for TPU chips which no planned node has, or that does not use all of those it gets.</summary>
public sealed class TpuRequestMismatch() : SeamRule(new RuleInfo(
    "TND0608", "tpu-request-mismatch", Severity.Error, Layers.Seams, "A Pod asks for a TPU that no planned node has, or uses another number of chips."))
{
    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(FleetModel fleet, InfraModel infra)
    {
        var (nodes, chips) = (new TpuNodes(Info, fleet, infra), new TpuChips(Info, fleet));
        return TpuPod.Of(fleet, infra).Where(tpu => tpu.Pools is not null && tpu.Cluster.Pools.Count > 0)
            .Select(tpu => tpu.Pools!.Count == 0 ? nodes.None(tpu) : nodes.Labels(tpu) ?? SelectedNodes.Of(tpu)?.Of(Info) ?? chips.Unasked(tpu) ?? chips.Asked(tpu) ?? ChipSplit.Of(tpu)?.Of(Info)).OfType<Finding>()
            .Concat(TpuPod.Of(fleet, infra).SelectMany(TpuTolerations.Of).Select(At));
    }
}
