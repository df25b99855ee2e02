using Tandem.Findings;
using Tandem.Manifests;
using Tandem.Schemas;

namespace Tandem.Rules.Objects;

/// <summary>The policy by which a Job decides on Pods that failed.</summary>
internal static class JobFailurePolicy
{
    /// <summary>What contradicts it; null where nothing does.</summary>
    public static Flaw? FailurePolicy(ObjectField job)
    {
        var (policy, replacement, restart) = (job["podFailurePolicy"], job["podReplacementPolicy"], job["template"]["spec"]["restartPolicy"]);
        return !policy.Exists ? null
            : restart.Text == "OnFailure" ? policy.KeyFlaw($"{policy.Here} needs restartPolicy: Never in the template; it is OnFailure.")
            : replacement.Text == "TerminatingOrFailed"
            ? replacement.Flaw($"{replacement.Here} must be Failed beside a podFailurePolicy; it is TerminatingOrFailed.") : null;
    }
}
