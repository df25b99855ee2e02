using System.Text.Json.Nodes;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Twin.Simulation.Delivery;

/// <summary>An object of the repository beside what runs.</summary>
/// <param name="Wanted">What the repository says.</param>
/// <param name="Live">What runs; null where nothing does.</param>
/// <param name="Drift">The fields that differ.</param>
internal sealed record ComparedObject(GitObject Wanted, StoredObject? Live, IReadOnlyList<string> Drift)
{
    public bool IsSynced => Drift.Count == 0;

    public string Health => ArgoHealth.Of(Live);

    public JsonObject ToJson()
    {
        var json = new JsonObject { ["kind"] = Wanted.Key.Kind, ["name"] = Wanted.Key.Name, ["status"] = IsSynced ? "Synced" : "OutOfSync", ["health"] = new JsonObject { ["status"] = Health } };
        if (Wanted.Key.Group.Length > 0)
        {
            json["group"] = Wanted.Key.Group;
        }

        if (Wanted.Key.Namespace.Length > 0)
        {
            json["namespace"] = Wanted.Key.Namespace;
        }

        return json;
    }
}
