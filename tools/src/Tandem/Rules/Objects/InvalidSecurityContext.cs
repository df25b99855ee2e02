using Tandem.Findings;
using Tandem.Schemas;

namespace Tandem.Rules.Objects;

/// <summary>A security context that contradicts itself.</summary>
public sealed class InvalidSecurityContext() : ObjectRule(new RuleInfo(
    "TND0131", "invalid-security-context", Severity.Error, Layers.Schemas, "A security context contradicts itself."))
{
    private static readonly string[] HostSpaces = ["hostNetwork", "hostPID", "hostIPC"];
    private static readonly string[] Profiles = ["seccompProfile", "appArmorProfile"];

    /// <inheritdoc/>
    private protected override bool Concerns(SchemaId id) => PodSpecs.IsIn(id);

    /// <inheritdoc/>
    private protected override IEnumerable<Flaw> Flaws(ObjectField root) => PodSpecs.Of(root) is not { } pod ? [] :
        OfPod(pod).Concat(PodSpecs.Containers(pod).SelectMany(container => OfContainer(container["securityContext"], pod["securityContext"])))
            .Concat(PodSpecs.Containers(pod).Append(pod).SelectMany(owner => Profiles.Select(name => Profile(owner["securityContext"][name])))).OfType<Flaw>();

    private static IEnumerable<Flaw?> OfPod(ObjectField pod)
    {
        foreach (var space in HostSpaces.Select(name => pod[name]).Where(space => space.IsTrue && pod["hostUsers"].IsFalse))
        {
            yield return space.Flaw($"{space.Here} must not be true while hostUsers is false.");
        }

        yield return pod["hostPID"].IsTrue && pod["shareProcessNamespace"].IsTrue
            ? pod["shareProcessNamespace"].Flaw($"{pod["shareProcessNamespace"].Here} must not be true while hostPID is.") : null;

        var user = pod["securityContext"]["runAsUser"];
        yield return user.Integer == 0 && pod["securityContext"]["runAsNonRoot"].IsTrue ? Root(user) : null;
    }

    private static IEnumerable<Flaw?> OfContainer(ObjectField own, ObjectField pods)
    {
        var (escalation, user) = (own["allowPrivilegeEscalation"], own["runAsUser"]);
        var nonRoot = own.Has("runAsNonRoot") ? own["runAsNonRoot"].IsTrue : pods["runAsNonRoot"].IsTrue;
        yield return user.Integer == 0 && nonRoot ? Root(user) : null;
        yield return escalation.IsFalse && own["privileged"].IsTrue
            ? escalation.Flaw($"{escalation.Here} must not be false for a privileged container.") : null;
        foreach (var capability in own.Select("capabilities.add[]").Where(capability => escalation.IsFalse && capability.Text == "CAP_SYS_ADMIN"))
        {
            yield return capability.Flaw($"{capability.Here} must not be CAP_SYS_ADMIN while allowPrivilegeEscalation is false.");
        }
    }

    private static Flaw Root(ObjectField user) => user.Flaw($"{user.Here} must not be 0 while runAsNonRoot is true.", "The kubelet refuses to start the container.");

    private static Flaw? Profile(ObjectField profile)
    {
        var (type, path) = (profile["type"].Text, profile["localhostProfile"]);
        return type == "Localhost" && !path.Exists ? path.Missing($"{path.Here} is required for the type Localhost; it is missing.")
            : type is "RuntimeDefault" or "Unconfined" && path.Exists ? path.KeyFlaw($"{path.Here} must not be set for the type {type}.") : null;
    }
}
