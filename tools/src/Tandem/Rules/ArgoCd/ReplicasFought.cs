using Tandem.Findings;
using Tandem.Rules.Parity;

namespace Tandem.Rules.ArgoCd;

/// <summary>A number of replicas that both Git and an autoscaler set, or that neither does.</summary>
/// <remarks>docs/decisions/0003-units-and-deploy-branches.md; argoproj/argo-cd v3.5.1, docs/user-guide/sync-options.md.</remarks>
public sealed class ReplicasFought() : DeliveryRule(new RuleInfo(
    "TND0306", "replicas-fought", Severity.Error, Layers.ArgoCd, "Argo CD and an autoscaler fight over replicas, or nobody minds them."))
{
    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(Deliveries all) => all.Sound.SelectMany(delivery => Judge(all, delivery));

    private IEnumerable<Finding> Judge(Deliveries all, Delivery delivery)
    {
        var ignored = IgnoredReplicas.Of(delivery).ToList();
        var scaled = IgnoredReplicas.Scaled(all, delivery).ToList();
        var idle = ignored.FindAll(one => !scaled.Exists(pair => one.Means(pair.Target)));
        var list = delivery.Application["spec"]["ignoreDifferences"];
        foreach (var one in idle)
        {
            var message = $"Nothing scales {one}, and {one.Field.Here} hides from Argo CD when somebody changes its replicas.";
            yield return Found(all, idle.Count == list.Items.Count ? list.KeyFlaw(message, "Leave it out, or add the autoscaler.") : one.Field.Flaw(message, "Leave it out, or correct the name."));
        }

        if (idle.Count > 0)
        {
            yield break;
        }

        foreach (var (scaler, target) in scaled.Where(pair => !ignored.Exists(one => one.Means(pair.Target))))
        {
            yield return Unignored(all, delivery, scaler, target);
        }

        if (ignored.Count > 0 && RespectedDifferences.Missing(delivery) is { } flaw)
        {
            yield return Found(all, flaw, ignored[0].Field);
        }
    }

    private Finding Unignored(Deliveries all, Delivery delivery, ObjectField scaler, ObjectField target)
    {
        var list = delivery.Application["spec"]["ignoreDifferences"];
        var message = $"The {scaler.Kind} {scaler.Owner.Manifest.Name} sets the replicas of the {target.Kind} {target.Owner.Manifest.Name}, and the Application {delivery.Name} does not ignore them.";
        var slip = delivery.Application.Select("spec.ignoreDifferences[]").Where(entry => new IgnoredReplicas(entry, entry).Means(target)).SelectMany(entry => entry.Select("jsonPointers[]"))
            .FirstOrDefault(pointer => Schemas.NearestName.IsNear(pointer.Text ?? "", IgnoredReplicas.Pointer));
        if (slip is not null)
        {
            return Found(all, slip.Flaw(message, $"Did you mean {IgnoredReplicas.Pointer}?"));
        }

        var finding = Found(all, list.Exists ? list.KeyFlaw(message, "Add /spec/replicas.") : list.Missing(message, "Add ignoreDifferences for /spec/replicas."), scaler["spec"]["scaleTargetRef"]["name"]);
        var entry = new RegionFiles(all.World.Fleet).Own(scaler.Owner, scaler.Owner.Blame(scaler["kind"].Path, Schemas.FieldTarget.Value).Place);
        return entry is null ? finding : finding with { Blame = finding.Blame with { Place = entry } };
    }
}
