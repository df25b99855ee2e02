using System.Text.RegularExpressions;
using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Kustomize;
using Tandem.Manifests;

namespace Tandem.Rules.ArgoCd;

/// <summary>An install of Argo CD at another release than the fact says, or in another namespace: Kustomize injects into neither place.</summary>
public sealed partial class InstallVersionMismatch() : Rule(new RuleInfo(
    "TND0310", "install-version-mismatch", Severity.Error, Layers.ArgoCd, "Argo CD's install is not of the release, namespace or reach that the fleet needs."))
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(FleetModel fleet)
    {
        var installs = fleet.Trees.Where(IsInstall).ToList();
        return Releases(fleet, installs).Concat(Namespaces(fleet, installs)).Concat(Narrow(fleet, installs)).DistinctBy(finding => finding.Blame.Place);
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

    // Its roles hold in its own namespace alone, and it brings no CRDs.
    private IEnumerable<Finding> Narrow(FleetModel fleet, IEnumerable<KustomizationTree> installs) =>
        from entry in installs.SelectMany(tree => tree.Kustomizations).SelectMany(kustomization => kustomization.Scalars("resources"))
        where RemotePaths.IsRemote(entry.Text) && Install().IsMatch(entry.Text) && entry.Text.Split('?')[0].Split('/').Any(part => part is "namespace-install.yaml" or "namespace-install")
        let own = fleet.Facts.Fleet["argocdNamespace"]
        let outside = fleet.Objects.Where(candidate => candidate.Manifest.Id is { Group: Deliveries.ApiGroup, Kind: Deliveries.Application }).Select(candidate => ObjectField.Root(candidate)["spec"]["destination"])
            .FirstOrDefault(destination => (destination["server"].Text == Destinations.OwnServer || destination["name"].Text == Destinations.OwnName) && DeliveryRule.IsGiven(destination["namespace"]) && destination["namespace"].Text != own)
        where outside is not null
        select Finding.At(Info, entry.Place, $"This install of Argo CD has rights in its own namespace alone and brings no CRDs; an Application deploys into {outside["namespace"].Text}.", "Take manifests/install.yaml.");

    // One that differs from the fact is wrong; where all say the same other name, the fact is what differs.
    private IEnumerable<Finding> Namespaces(FleetModel fleet, IEnumerable<KustomizationTree> installs)
    {
        var wanted = fleet.Facts.Fleet["argocdNamespace"];
        var said = installs.SelectMany(tree => tree.Kustomizations).Select(kustomization => kustomization.Root["namespace"]).OfType<ScalarNode>().DistinctBy(space => space.Place).ToList();
        var wrong = said.FindAll(space => wanted is not null && space.Text != wanted);
        return wrong.Count > 1 && wrong.Count == said.Count && wrong.DistinctBy(space => space.Text).Count() == 1
            ? [Finding.At(Info, fleet.Facts.Fleet.Place("argocdNamespace"), $"Argo CD is installed into {wrong[0].Text} everywhere; the fact says {wanted}.", "Change all of them, or change the fact back.") with { Related = [.. wrong.Select(space => new RelatedPlace(space.Place, "This says the other name."))] }]
            : wrong.Select(space => Finding.At(Info, space.Place, $"Argo CD is installed into {space.Text}; the fact argocdNamespace says {wanted}.", $"Write {wanted} here, or change the fact."));
    }

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
