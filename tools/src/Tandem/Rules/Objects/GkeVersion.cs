using System.Globalization;
using System.Text.RegularExpressions;

namespace Tandem.Rules.Objects;

/// <summary>Versions of GKE, and which of them first had what an object needs.</summary>
/// <remarks>
/// https://docs.cloud.google.com/kubernetes-engine/docs/how-to/setup-multicluster-inference-gateway,
/// https://docs.cloud.google.com/kubernetes-engine/docs/how-to/expose-custom-metrics-autoscaling and
/// https://docs.cloud.google.com/kubernetes-engine/docs/how-to/allocate-network-resources-dra.
/// </remarks>
internal static partial class GkeVersion
{
    /// <summary>A version that can be compared; null for an alias. <c>1.35</c> and <c>1.35.1</c> mean the newest of their kind.</summary>
    public static Version? Parse(string? text) => Form().Match(text ?? "") is not { Success: true } match ? null
        : new Version(Number(match, "major"), Number(match, "minor"), Number(match, "patch"), Number(match, "gke"));

    /// <summary>What an object needs, and from which version on there is that.</summary>
    public static IEnumerable<(string Version, string What)> Needed(ObjectField root)
    {
        switch (root.Group, root.Kind)
        {
            case ("inference.networking.k8s.io", "InferencePool"):
                yield return root["metadata"]["annotations"].Has("networking.gke.io/export")
                    ? ("1.34.1-gke.1127000", "pools are shared among clusters from there on") : ("1.34.0-gke.1626000", "GKE has that kind from there on");
                break;
            case ("autoscaling.gke.io", "AutoscalingMetric"):
                yield return root["spec"].Has("metrics") ? ("1.35.1-gke.1396000", "a metric of this shape is read from there on") : ("1.34.1-gke.1127000", "load balancers take metrics from there on");
                break;
            case ("resource.k8s.io", "ResourceClaim" or "ResourceClaimTemplate") when root["spec"].Keyed("deviceClassName").Any(name => name.Text is "netdev.google.com" or "mrdma.google.com"):
                yield return ("1.34.1-gke.1829001", "GKE hands out network devices from there on");
                break;
        }
    }

    private static int Number(Match match, string part) => match.Groups[part] is { Success: true } group && int.TryParse(group.ValueSpan, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue;

    [GeneratedRegex(@"^(?<major>[0-9]{1,3})\.(?<minor>[0-9]{1,3})(\.(?<patch>[0-9]{1,6})(-gke\.(?<gke>[0-9]{1,9}))?)?\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form();
}
