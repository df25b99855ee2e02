using Tandem.Facts;
using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Kustomize;
using Tandem.Manifests;
using Tandem.Rules;
using Tandem.Rules.Gateway;
using Tandem.Rules.Parity;

namespace Tandem.Validation.Causes;

/// <summary>What follows from a fact that is wrong.</summary>
/// <param name="fleet">The fleet that the findings are about.</param>
internal sealed class FactCauses(FleetModel fleet)
{
    private static readonly RuleInfo Skew = new SkewedPromotion().Info;
    private static readonly RuleInfo WrongRegion = new WrongRegionFact().Info;

    // Beside Terraform, the seams and Argo CD, these join clusters by what the facts say.
    private static readonly HashSet<RuleInfo> JoinsByFacts =
        [TerraformRules.Invalid, TerraformRules.Doubtful, new RegionWithoutAddress().Info, new GatewayOutsideConfigCluster().Info, new MissingInRegion().Info];

    /// <summary>A fact that is wrong in one region is no promotion.</summary>
    public bool IsPromoted(Finding cause, Finding finding) =>
        finding.Rule == Skew && cause.Severity == Severity.Error && FactsFiles.Is(cause.Blame.Place.File)
        && NameAt(finding.Blame.Place) is { } promoted && NameAt(cause.Blame.Place) == promoted;

    /// <summary>Terraform evaluates facts that are wrong already, and so does whoever joins layers by them.</summary>
    public static bool IsJoined(Finding cause, Finding finding) =>
        (finding.Rule.Layer is Layers.Seams or Layers.ArgoCd || JoinsByFacts.Contains(finding.Rule)) && IsWrong(cause);

    /// <summary>A unit with another region's facts stands on that region's ground, and is delivered and compared as that region's.</summary>
    public static bool IsStrayed(Finding cause, Finding finding) => cause.Rule == WrongRegion && (finding.Rule.Layer == Layers.Seams
        || (finding.Rule.Layer is Layers.ArgoCd or Layers.Parity && finding.Rule != WrongRegion && KustomizationFile.IsKustomization(cause.Blame.Place.File)
            && finding.Objects.Any(one => one.Cluster is { } cluster && cause.Blame.Place.File.StartsWith($"{ClusterFinder.Folder}/{cluster}/", StringComparison.Ordinal))));

    /// <summary>A fact that has another name now is unknown by that, and missing by the one it had.</summary>
    public static bool IsRenamed(Finding unknown, Finding missing) => unknown.Rule == ObjectRules.UnknownField && missing.Rule == ObjectRules.MissingField
        && unknown.Blame.Place.File == missing.Blame.Place.File && FactsFiles.Is(unknown.Blame.Place.File);

    /// <summary>One slip that the facts of every region share.</summary>
    public static bool IsOfAll(Finding cause, Finding finding) => cause.Rule == ObjectRules.UnknownField && finding.Rule == cause.Rule && cause.Message == finding.Message
        && cause.Blame.Place.File != finding.Blame.Place.File && FactsFiles.Is(cause.Blame.Place.File) && FactsFiles.Is(finding.Blame.Place.File);

    private static bool IsWrong(Finding cause) => cause.Severity == Severity.Error
        && (cause.Rule.Layer == Layers.Facts || (cause.Rule.Layer == Layers.Schemas && FactsFiles.Is(cause.Blame.Place.File))
            || (cause.Rule == KustomizeRules.MissingPath && FactsFiles.Is(cause.Message.Split(' ')[0])));

    private string? NameAt(Place place) => fleet.Workspace.Yaml(place.File).Documents.OfType<MappingNode>()
        .SelectMany(document => document.Mapping("data")?.Entries ?? []).FirstOrDefault(entry => entry.Value.Place == place)?.Name;
}
