using Tandem.Findings;
using Tandem.Rules.Objects;
using Tandem.Schemas;

namespace Tandem.Rules.Security;

/// <summary>A Pod that shares its node's network, processes, memory or disk.</summary>
public sealed class HostNamespace() : ObjectRule(new RuleInfo(
    "TND0707", "host-namespace", Severity.Error, Layers.Security, "A Pod shares a namespace, a port or a folder of its node."))
{
    private static readonly string[] Shared = ["hostNetwork", "hostPID", "hostIPC"];

    /// <inheritdoc/>
    private protected override bool Concerns(SchemaId id) => PodSpecs.IsIn(id);

    /// <inheritdoc/>
    private protected override IEnumerable<Flaw> Flaws(ObjectField root) => PodSpecs.Of(root) is not { } pod ? [] :
        Shared.Select(name => pod[name]).Where(field => field.IsTrue)
            .Select(field => field.Flaw($"With {field.Key} the Pod sees what is the node's and every other Pod's on it.", "Leave it out; a claim on devices gives a Pod its own network interfaces."))
            .Concat(pod["hostNetwork"].IsTrue ? [] : PodSpecs.Containers(pod).SelectMany(container => container.Select("ports[].hostPort")).Where(port => port.Integer > 0)
                .Select(port => port.Flaw($"Port {port.Text} is opened on the node itself.", "Reach the Pod by a Service or a pool.")))
            .Concat(pod["volumes"].Items.Select(volume => volume["hostPath"]).Where(path => path.Exists)
                .Select(path => path.KeyFlaw($"The Pod mounts {path["path"].Text ?? "a folder"} of its node, and sees what the node and every other Pod keep there.", "Use an emptyDir, a claim or a bucket.")));
}
