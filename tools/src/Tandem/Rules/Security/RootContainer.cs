using Tandem.Findings;
using Tandem.Rules.Objects;
using Tandem.Schemas;

namespace Tandem.Rules.Security;

/// <summary>A container that may run as root.</summary>
public sealed class RootContainer() : ObjectRule(new RuleInfo(
    "TND0704", "root-container", Severity.Error, Layers.Security, "A container may run as root."))
{
    /// <inheritdoc/>
    private protected override bool Concerns(SchemaId id) => PodSpecs.IsIn(id);

    // Of what a cluster of ours runs alone: elsewhere images that run as root are too common for this to be news.
    /// <inheritdoc/>
    private protected override IEnumerable<Flaw> Flaws(ObjectField root) => root.Owner.Unit?.IsOurs != true || PodSpecs.Of(root) is not { } pod ? [] :
        PodSpecs.Containers(pod).Select(container => OfContainer(container, pod["securityContext"])).OfType<Flaw>();

    // What the container says counts before what its Pod says.
    private static Flaw? OfContainer(ObjectField container, ObjectField pod)
    {
        var own = container["securityContext"];
        var user = own.Has("runAsUser") ? own["runAsUser"] : pod["runAsUser"];
        var nonRoot = own.Has("runAsNonRoot") ? own["runAsNonRoot"] : pod["runAsNonRoot"];
        return user.Integer == 0 ? user.Flaw($"The container {container["name"].Text} runs as root.", "Give it a user above 0.")
            : user.Integer > 0 || nonRoot.IsTrue ? null
            : nonRoot.IsFalse ? nonRoot.Flaw($"The container {container["name"].Text} may run as root.", "Set runAsNonRoot to true, with a user where the image has none.")
            : (container["securityContext"].Exists ? own["runAsNonRoot"] : own).Missing($"The container {container["name"].Text} may run as root: neither it nor its Pod says otherwise.",
                "Set runAsNonRoot to true, with runAsUser where the image's own user is root.");
    }
}
