using System.Globalization;
using Tandem.Facts;
using Tandem.Findings;
using Tandem.Manifests;
using Tandem.Settings;

namespace Tandem.Live.Preflight;

/// <summary>What the fleet needs of its clusters, by its facts.</summary>
/// <param name="Project">The Google Cloud project.</param>
/// <param name="Version">The lowest version of the control plane.</param>
/// <param name="Argocd">The release of Argo CD.</param>
/// <param name="Model">The model's repository at Hugging Face.</param>
/// <param name="Regions">What each region needs.</param>
public sealed record PreflightWants(string Project, string Version, string Argocd, string Model, IReadOnlyDictionary<string, TpuWants> Regions)
{
    /// <summary>Reads them.</summary>
    /// <exception cref="SettingsException">A fact is missing.</exception>
    public static PreflightWants Of(Workspace workspace, IEnumerable<string> regions)
    {
        string Fact(string name) => FleetFacts.Require(workspace, name);
        return new PreflightWants(Fact("projectId"), Fact("gkeMinimumVersion"), Fact("argocdVersion"), Fact("model"),
            regions.ToDictionary(region => region, region => Tpu(workspace, region), StringComparer.Ordinal));
    }

    private static TpuWants Tpu(Workspace workspace, string region)
    {
        var facts = FactsOf.Read(workspace, region, FactsFiles.RegionFile(region));
        string Fact(string name) => facts[name] is { Length: > 0 } text ? text : throw Missing(region, name);
        int Number(string name) => int.TryParse(Fact(name), CultureInfo.InvariantCulture, out var number) ? number : throw Missing(region, name);
        return new TpuWants(Fact("tpuAccelerator"), Fact("tpuTopology"), Number("tpuChips"), Number("replicas"), Number("nodePoolMax"));
    }

    private static SettingsException Missing(string region, string fact) => new(new Place(FactsFiles.RegionFile(region), 1, 1), $"The fact {fact} is missing, or is no number.", "tandem validate says more.");
}
