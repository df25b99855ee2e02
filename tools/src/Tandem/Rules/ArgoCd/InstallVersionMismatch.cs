using System.Text.RegularExpressions;
using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Kustomize;

namespace Tandem.Rules.ArgoCd;

/// <summary>An install of Argo CD at another release than the fact says, or in another namespace: Kustomize injects into neither place.</summary>
public sealed partial class InstallVersionMismatch() : Rule(new RuleInfo(
    "TND0310", "install-version-mismatch", Severity.Error, Layers.ArgoCd, "Argo CD's install is not of the release or namespace that the facts name."))
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(FleetModel fleet)
    {
        var installs = fleet.Trees.Where(IsInstall).ToList();
        return Releases(fleet, installs).Concat(Namespaces(fleet, installs)).DistinctBy(finding => finding.Blame.Place);
    }

    /// <summary>Whether a root takes in the install.</summary>
    internal static bool IsInstall(KustomizationTree tree) => tree.Kustomizations.Any(kustomization => Sources(kustomization).Any());

    private IEnumerable<Finding> Releases(FleetModel fleet, IEnumerable<KustomizationTree> installs) =>
        from source in installs.SelectMany(tree => tree.Kustomizations).SelectMany(Sources)
        let wanted = fleet.Facts.Fleet["argocdVersion"]
        where wanted is not null && source.Release != wanted
        select Finding.At(Info, source.Place, $"Argo CD is installed at {source.Release}; the fact argocdVersion says {wanted}.", $"Write {wanted} here, or change the fact.") with
        {
            Related = [new RelatedPlace(fleet.Facts.Fleet.Place("argocdVersion"), "The release stands here.")],
        };

    private IEnumerable<Finding> Namespaces(FleetModel fleet, IEnumerable<KustomizationTree> installs) =>
        from kustomization in installs.SelectMany(tree => tree.Kustomizations)
        let wanted = fleet.Facts.Fleet["argocdNamespace"]
        let space = kustomization.Root["namespace"]
        where wanted is not null && kustomization.Root.Text("namespace") is { } name && name != wanted
        select Finding.At(Info, space!.Place, $"Argo CD is installed into {kustomization.Root.Text("namespace")}; the fact argocdNamespace says {wanted}.", $"Write {wanted} here, or change the fact.");

    private static IEnumerable<(Place Place, string Release)> Sources(KustomizationFile kustomization) =>
        from entry in kustomization.Scalars("resources")
        where RemotePaths.IsRemote(entry.Text)
        let match = Install().Match(entry.Text)
        where match.Success
        select (entry.Place, match.Groups["release"].Value);

    // A file of the repository at a tag, one of a release, or a folder of it by ref.
    [GeneratedRegex(@"argoproj/argo-cd(/|//[^?]*\?(.*&)?ref=|/releases/download/|/raw/)(?<release>v[0-9][^/&]*)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Install();
}
