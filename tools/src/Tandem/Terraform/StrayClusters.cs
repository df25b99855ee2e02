using System.Text.RegularExpressions;
using Tandem.Findings;
using Tandem.Rules;
using Tandem.Rules.Infra;
using Tandem.Terraform.Hcl;

namespace Tandem.Terraform;

/// <summary>A cluster that is elsewhere than all its node pools look for it: of one against several, the one strayed.</summary>
/// <param name="module">The configuration.</param>
internal sealed partial class StrayClusters(HclModule module)
{
    private const string Location = "location";
    private readonly BlockWords words = new(module);

    /// <summary>What the pools are told, by the cluster's block; nothing where a pool of it is told nothing, or where there is one pool alone.</summary>
    public IReadOnlyDictionary<HclBlock, IReadOnlyList<TerraformDiagnostic>> Of(IEnumerable<TerraformDiagnostic> diagnostics)
    {
        var pools = module.Blocks.Where(block => block is { Type: "resource", Labels: ["google_container_node_pool", _] }).ToLookup(ClusterOf);
        return diagnostics.Where(diagnostic => diagnostic.IsError && Told().IsMatch(diagnostic.Message))
            .Select(diagnostic => new { Told = diagnostic, Pool = module.At(DiagnosticMapper.PlaceOf(diagnostic)).Block })
            .Where(pair => pair.Pool is not null && ClusterOf(pair.Pool)?.Attribute(Location) is not null)
            .GroupBy(pair => ClusterOf(pair.Pool!)!)
            .Where(group => group.DistinctBy(pair => pair.Pool).Count() is > 1 and var count && count == pools[group.Key].Count())
            .ToDictionary(group => group.Key, IReadOnlyList<TerraformDiagnostic> (group) => [.. group.Select(pair => pair.Told).OrderBy(told => told.Message, StringComparer.Ordinal)]);
    }

    /// <summary>The one finding of a cluster.</summary>
    public static Finding FindingOf(HclBlock cluster, IReadOnlyList<TerraformDiagnostic> told) => Finding.At(TerraformRules.Invalid, cluster.Attribute(Location)!.Value.Place,
        $"{cluster.Address} is not where all its node pools look for it: {told[0].Message}");

    private HclBlock? ClusterOf(HclBlock pool) => words.Of(pool).Select(module.Find).FirstOrDefault(block => block?.Labels[0] == "google_container_cluster");

    [GeneratedRegex(@"/clusters/[^.]+\., notFound: The cluster ", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Told();
}
