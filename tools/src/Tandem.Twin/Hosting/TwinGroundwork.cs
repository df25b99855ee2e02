using System.Globalization;
using Tandem.Facts;
using Tandem.Fleet;
using Tandem.Manifests;
using Tandem.Programs;
using Tandem.Terraform;
using Tandem.Terraform.Operations;
using Tandem.Twin.Providers;

namespace Tandem.Twin.Hosting;

/// <summary>The ground below a twin: infra/ applied to the embedded providers, as <c>tandem infra apply --offline</c> does.</summary>
internal static class TwinGroundwork
{
    /// <summary>Where the embedded providers keep what exists, in the folder of the offline state.</summary>
    public static string StoreIn(string folder) => Path.Combine(folder, "providers");

    /// <summary>Applies what is not applied yet.</summary>
    public static async Task ApplyAsync(Workspace workspace, string folder, Action<string> tell, CancellationToken cancel)
    {
        var program = await TerraformLocator.FindAsync(CacheFolder.FromEnvironment(), cancel);
        await using var terraform = await InfraTerraform.OfflineAsync(workspace, program, new EmbeddedProviderHost(), folder, cancel);
        var state = await terraform.StateAsync(cancel);
        var isReady = state.Any(resource => resource.Type == "google_dns_record_set");
        var whole = new InfraStep(InfraStages.Whole) { Variables = new Dictionary<string, string>(StringComparer.Ordinal) { ["gatewayReady"] = isReady ? "true" : "false" } };
        var plan = await terraform.PlanAsync(whole, cancel);
        if (plan.Changes.Count > 0)
        {
            var progress = new InfraProgress(stage => tell($"ground     {stage.Name}"), static _ => { }, note => tell($"ground     {note}"));
            await new InfraApplier(terraform, progress).ApplyAsync(plan, RegionsOf(workspace), whole.Variables, cancel);
        }

        tell(string.Create(CultureInfo.InvariantCulture, $"ground     {plan.Changes.Count} changes applied to the embedded providers"));
    }

    // As infra apply has it: the config cluster's region last.
    private static List<string> RegionsOf(Workspace workspace)
    {
        var config = FleetFacts.Find(workspace, "configCluster")?.Text;
        return [.. ClusterFinder.Find(workspace).Select(cluster => cluster.Name).OrderBy(name => name == config).ThenBy(name => name, StringComparer.Ordinal)];
    }
}
