using Tandem.Findings;
using Tandem.Rules.Objects;
using Tandem.Schemas;

namespace Tandem.Rules.Security;

/// <summary>A container that could take over its node.</summary>
public sealed class PrivilegedContainer() : ObjectRule(new RuleInfo(
    "TND0703", "privileged-container", Severity.Error, Layers.Security, "A container has rights that reach its node."))
{
    // What Kubernetes' Pod security standard "baseline" lets a Pod add.
    private static readonly string[] Baseline =
    [
        "AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD", "NET_BIND_SERVICE", "SETFCAP", "SETGID", "SETPCAP", "SETUID", "SYS_CHROOT",
    ];

    /// <inheritdoc/>
    private protected override bool Concerns(SchemaId id) => PodSpecs.IsIn(id) || id is { Group: "resource.k8s.io", Kind: "ResourceClaim" or "ResourceClaimTemplate" };

    /// <inheritdoc/>
    private protected override IEnumerable<Flaw> Flaws(ObjectField root) =>
        PodSpecs.Of(root) is { } pod ? PodSpecs.Containers(pod).SelectMany(OfContainer).Concat(OfPod(pod))
            : root.Keyed("adminAccess").Where(field => field.IsTrue).Select(field => field.Flaw("The claim reaches devices that others hold, as their administrator.", "Take adminAccess out: it is for monitoring, in a namespace that is labelled for it."));

    private static IEnumerable<Flaw> OfContainer(ObjectField container)
    {
        var context = container["securityContext"];
        if (context["privileged"].IsTrue)
        {
            yield return context["privileged"].Flaw("A privileged container is root on its node.", "Ask for the device or the capability that it needs.");
        }

        if (context["allowPrivilegeEscalation"].IsTrue)
        {
            yield return context["allowPrivilegeEscalation"].Flaw("The container's processes may gain more rights than they start with.", "Set it to false.");
        }

        foreach (var added in context["capabilities"]["add"].Items.Where(item => item.Text is { } name && !Baseline.Contains(Plain(name), StringComparer.Ordinal)))
        {
            yield return added.Flaw($"The capability {added.Text} reaches beyond the container.", "Drop ALL, and add only what the Pod security standard \"baseline\" knows.");
        }

        if (context["procMount"].Text == "Unmasked")
        {
            yield return context["procMount"].Flaw("The node's /proc is open to the container.", "Leave procMount out.");
        }
    }

    private static IEnumerable<Flaw> OfPod(ObjectField pod) =>
        PodSpecs.Containers(pod).Prepend(pod).Select(part => part["securityContext"]["seccompProfile"]["type"]).Where(type => type.Text == "Unconfined")
            .Select(type => type.Flaw("No system call is closed to the container.", "Use RuntimeDefault."));

    private static string Plain(string capability) => capability.StartsWith("CAP_", StringComparison.Ordinal) ? capability[4..] : capability;
}
