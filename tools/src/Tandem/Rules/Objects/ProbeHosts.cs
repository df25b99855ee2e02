using Tandem.Findings;
using Tandem.Schemas;

namespace Tandem.Rules.Objects;

/// <summary>Hosts that a probe names.</summary>
internal static class ProbeHosts
{
    private static readonly string[] Local = ["localhost", "127.0.0.1", "::1"];

    /// <summary>A probe that asks its node in place of its Pod; null where it does not.</summary>
    // The kubelet asks, on its node: what is local to it is not the Pod.
    public static Flaw? Elsewhere(ObjectField probe, bool isOnNode) => Local.Contains(probe["httpGet"]["host"].Text ?? probe["tcpSocket"]["host"].Text, StringComparer.Ordinal) && !isOnNode
        ? (probe["httpGet"]["host"].Exists ? probe["httpGet"] : probe["tcpSocket"])["host"].Flaw($"{probe.Here} asks the node itself: the kubelet calls that host, and the Pod is another.", "Take host out: the Pod's address is the default.") : null;
}
