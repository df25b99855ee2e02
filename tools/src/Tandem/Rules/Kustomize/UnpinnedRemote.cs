using System.Text.RegularExpressions;
using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Kustomize;
using Tandem.Manifests;

namespace Tandem.Rules.Kustomize;

/// <summary>A remote source that is another one tomorrow: without a ref, by a branch, or by an address that follows the latest release.</summary>
public sealed partial class UnpinnedRemote() : Rule(new RuleInfo(
    "TND0215", "unpinned-remote", Severity.Error, Layers.Kustomize, "A remote source is not pinned to a release."))
{
    private static readonly string[] Lists = ["resources", "bases", "components", "crds"];
    private static readonly string[] Moving = ["main", "master", "head", "latest", "stable", "develop", "dev", "trunk", "nightly", "release"];

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(FleetModel fleet) =>
        from kustomization in fleet.Trees.SelectMany(tree => tree.Kustomizations).DistinctBy(kustomization => kustomization.Path)
        from entry in Lists.SelectMany(kustomization.Scalars)
        where RemotePaths.IsRemote(entry.Text)
        let complaint = Complaint(entry.Text)
        where complaint is not null
        select Finding.At(Info, entry.Place, $"{entry.Text} {complaint}.", "Name a tag or a commit: ?ref=v1.2.3, or that release in the address.");

    private static string? Complaint(string entry)
    {
        var parts = entry.Split('?', 2);
        if (parts[0].StartsWith("http", StringComparison.Ordinal) && parts[0].EndsWith("ml", StringComparison.Ordinal))
        {
            return OfFile().Match(parts[0]) is { Success: true } file && IsMoving(file.Groups["ref"].Value) ? $"follows {file.Groups["ref"].Value}" : null;
        }

        var reference = Ref().Match(parts.ElementAtOrDefault(1) ?? "");
        return !reference.Success ? "names no ref, so the default branch counts" : IsMoving(reference.Groups["ref"].Value) ? $"follows {reference.Groups["ref"].Value}" : null;
    }

    private static bool IsMoving(string reference) => Moving.Contains(reference.Split('/')[^1], StringComparer.OrdinalIgnoreCase);

    // A file of a repository, by GitHub's and GitLab's addresses, or of a release.
    [GeneratedRegex(@"(githubusercontent\.com/[^/]+/[^/]+/(refs/heads/)?|/(raw|blob)/(refs/heads/)?|/releases/)(?<ref>[^/]+)/", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OfFile();

    [GeneratedRegex("(^|&)(ref|version)=(?<ref>[^&]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ref();
}
