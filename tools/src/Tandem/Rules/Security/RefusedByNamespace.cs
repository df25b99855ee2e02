using Tandem.Findings;
using Tandem.Rules.References;
using Tandem.Schemas;

namespace Tandem.Rules.Security;

/// <summary>A namespace that enforces a profile of Pod Security Admission which refuses the Pods that are to run in it.</summary>
/// <remarks>The labels: https://kubernetes.io/docs/concepts/security/pod-security-admission/.</remarks>
public sealed class RefusedByNamespace() : ReferenceRule(new RuleInfo(
    "TND0724", "refused-by-namespace", Severity.Error, Layers.Security, "A namespace refuses the Pods that are to run in it."))
{
    private const string Prefix = "pod-security.kubernetes.io/";

    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(World world) =>
        from space in world.Own("", "Namespace")
        let labels = space["metadata"]["labels"]
        from flaw in Unknown(labels).Concat(Refused(world, space, labels[Prefix + "enforce"]))
        select Found(world, flaw);

    // Admission refuses the Namespace itself.
    private static IEnumerable<Flaw> Unknown(ObjectField labels) =>
        from mode in (string[])["enforce", "audit", "warn"]
        let label = labels[Prefix + mode]
        where label.Text is { } said && !PodSecurity.Profiles.Contains(said, StringComparer.Ordinal)
        select label.Flaw($"{label.Text} is no profile of Pod Security.", NearestName.Find(label.Text!, PodSecurity.Profiles) is { } near ? $"Did you mean {near}?" : $"There are {string.Join(", ", PodSecurity.Profiles)}.");

    private static IEnumerable<Flaw> Refused(World world, ObjectField space, ObjectField label)
    {
        if (label.Text is not { } profile || !PodSecurity.Profiles.Contains(profile, StringComparer.Ordinal))
        {
            return [];
        }

        var refused = world.Pods.Where(pod => pod.Namespace == space.Owner.Manifest.Name)
            .Select(pod => new { Pod = pod, Why = PodSecurity.Refuses(profile, pod.Spec) }).Where(one => one.Why is not null).ToList();
        return refused is [] ? [] :
        [
            label.Flaw($"The namespace {space.Owner.Manifest.Name} enforces {profile}, which refuses the Pods of {refused[0].Pod}: {refused[0].Why}{(refused.Count > 1 ? $"; and those of {refused.Count - 1} more" : "")}.",
                "Enforce a wider profile, or let the Pods keep to this one."),
        ];
    }
}
