using System.Text.RegularExpressions;
using Tandem.Manifests;

namespace Tandem.Facts;

/// <summary>The Kubernetes minor that every cluster of the fleet has at least.</summary>
public static partial class ClusterVersion
{
    /// <summary>The minor of the fact <c>gkeMinimumVersion</c>; null where there is no such fact.</summary>
    public static Version? Of(Workspace workspace)
    {
        var text = FleetFacts.Find(workspace, "gkeMinimumVersion")?.Text;
        return Minor().Match(text ?? "") is { Success: true } minor ? Version.Parse(minor.Value) : null;
    }

    // 1.35.1-gke.1396000 is Kubernetes 1.35.
    [GeneratedRegex(@"^[0-9]{1,3}\.[0-9]{1,3}(?=\.|-|$)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Minor();
}
