using Tandem.Findings;
using Tandem.Schemas;

namespace Tandem.Rules.Objects;

/// <summary>A Job of Git that its cluster deletes when it has ended.</summary>
/// <remarks>https://argo-cd.readthedocs.io/en/stable/user-guide/resource_hooks/, https://kubernetes.io/docs/concepts/workloads/controllers/ttlafterfinished/</remarks>
public sealed class FleetingJob() : ObjectRule(new RuleInfo(
    "TND0158", "fleeting-job", Severity.Error, Layers.Schemas, "A Job that Argo CD applies is deleted when it has ended."))
{
    /// <inheritdoc/>
    private protected override bool Concerns(SchemaId id) => id is { Group: "batch", Kind: "Job" };

    /// <inheritdoc/>
    private protected override IEnumerable<Flaw> Flaws(ObjectField root)
    {
        var (time, isHook) = (root["spec"]["ttlSecondsAfterFinished"], root["metadata"]["annotations"].Has("argocd.argoproj.io/hook"));
        return root.Owner.Unit?.Cluster is null || !time.Exists ? [] :
        [
            time.KeyFlaw($"{time.Here} is {time.Text}: {(isHook ? "the Job may be gone before Argo CD has seen that it ended, and the sync waits for it" : "Argo CD finds the Job missing, makes it anew, and it runs again and again")}.",
                isHook ? "Take it out: argocd.argoproj.io/hook-delete-policy deletes the Job." : "Take it out, or make the Job a hook."),
        ];
    }
}
