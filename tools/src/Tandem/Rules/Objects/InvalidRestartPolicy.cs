using Tandem.Findings;
using Tandem.Schemas;

namespace Tandem.Rules.Objects;

/// <summary>A restart policy that the workload's kind does not take.</summary>
public sealed class InvalidRestartPolicy() : ObjectRule(new RuleInfo(
    "TND0124", "invalid-restart-policy", Severity.Error, Layers.Schemas, "A workload restarts its Pods in a way that its kind does not take."))
{
    /// <inheritdoc/>
    private protected override bool Concerns(SchemaId id) => PodSpecs.IsIn(id);

    /// <inheritdoc/>
    private protected override IEnumerable<Flaw> Flaws(ObjectField root) => PodSpecs.Of(root) is not { } pod ? [] :
        ((root.Group, root.Kind) switch
        {
            ("apps", _) or ("", "ReplicationController") => Lasting(root, pod),
            ("batch", _) => Ending(root, pod["restartPolicy"]),
            _ => [],
        }).OfType<Flaw>();

    private static IEnumerable<Flaw?> Lasting(ObjectField root, ObjectField pod)
    {
        var (policy, deadline) = (pod["restartPolicy"], pod["activeDeadlineSeconds"]);
        yield return policy.Text is "Never" or "OnFailure"
            ? policy.Flaw($"{policy.Here} must be Always for a {root.Kind}; it is {policy.Text}.", "Remove it, or make the workload a Job.") : null;
        yield return deadline.Exists ? deadline.KeyFlaw($"{deadline.Here} must not be set: the Pods of a {root.Kind} do not end.") : null;
    }

    private static IEnumerable<Flaw?> Ending(ObjectField root, ObjectField policy)
    {
        yield return policy.Text switch
        {
            null => policy.Missing($"{policy.Here} is required, as Never or OnFailure; without it a {root.Kind}'s Pods have Always, which it does not take."),
            "Always" => policy.Flaw($"{policy.Here} must be Never or OnFailure for a {root.Kind}; it is Always."),
            _ => null,
        };
    }
}
