using System.Text.Json.Nodes;
using Tandem.Live.Clusters;
using Tandem.Live.Targets;

namespace Tandem.Live.Jobs;

/// <summary>The objects of <c>base/drill</c>, with what a drill fills in.</summary>
/// <param name="rendered">The objects as kustomize prints them.</param>
/// <param name="names">The names of the fleet.</param>
public sealed class DrillManifests(IReadOnlyList<JsonObject> rendered, FleetNames names)
{
    /// <summary>The folder.</summary>
    public const string Folder = "base/drill";

    /// <summary>The Job that sends the load.</summary>
    public const string LoadJob = "tandem-drill-load";

    /// <summary>The Job that puts back what a dead drill changed.</summary>
    public const string DeadManJob = "tandem-drill-dead-man";

    /// <summary>The container of the load whose log is read.</summary>
    public const string LoadContainer = "load";

    /// <summary>How the names of those end that go into Argo CD's namespace.</summary>
    public const string OfArgo = "-argocd";

    /// <summary>The Jobs that a drill looks for.</summary>
    public static IReadOnlyList<string> Jobs { get; } = [LoadJob, DeadManJob];

    /// <summary>Everything but the Jobs, each with its namespace.</summary>
    public IReadOnlyList<JsonObject> Others => [.. rendered.Where(one => one.Text("kind") != "Job").Select(Placed)];

    /// <summary>Whether an object of this name goes into Argo CD's namespace.</summary>
    public static bool IsOfArgo(string name) => name.EndsWith(OfArgo, StringComparison.Ordinal);

    /// <summary>A Job with its environment.</summary>
    /// <param name="name">Which.</param>
    /// <param name="environment">The variables that are filled in.</param>
    public JsonObject Job(string name, IReadOnlyDictionary<string, string> environment)
    {
        var job = Placed(rendered.First(one => one.Text("kind") == "Job" && one.Name() == name));
        foreach (var container in job.Items("spec", "template", "spec", "containers"))
        {
            foreach (var variable in container.Items("env").Where(variable => environment.ContainsKey(variable.Text("name") ?? "")))
            {
                variable["value"] = environment[variable.Text("name")!];
            }
        }

        return job;
    }

    private JsonObject Placed(JsonObject one)
    {
        var placed = (JsonObject)one.DeepClone();
        placed["metadata"]!["namespace"] = IsOfArgo(one.Name()) ? names.ArgocdNamespace : names.Namespace;
        foreach (var subject in placed.Items("subjects"))
        {
            subject["namespace"] = names.Namespace;
        }

        return placed;
    }
}
