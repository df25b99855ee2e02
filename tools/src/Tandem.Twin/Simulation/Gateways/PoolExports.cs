using System.Text.Json.Nodes;
using Tandem.Twin.Json;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Twin.Simulation.Gateways;

/// <summary>Makes a GCPInferencePoolImport in the config cluster of the pools that clusters export, and takes it away again.</summary>
internal sealed class PoolExports
{
    public const string PoolGroup = "inference.networking.k8s.io";
    public const string ImportGroup = "networking.gke.io";
    public const string ImportKind = "GCPInferencePoolImport";

    private readonly Dictionary<ObjectKey, DateTimeOffset> seen = [];

    /// <summary>The annotation is a text, with a capital T.</summary>
    public static bool IsExported(StoredObject pool) => pool.Json.Text("metadata", "annotations", "networking.gke.io/export") == "True" && !pool.IsLeaving();

    /// <summary>Looks at all pools once.</summary>
    public void Reconcile(FleetView fleet)
    {
        var groups = fleet.Exported.GroupBy(export => new ObjectKey(ImportGroup, ImportKind, export.Pool.Key.Namespace, export.Pool.Key.Name)).ToDictionary(group => group.Key, group => group.ToList());
        foreach (var (key, exports) in groups)
        {
            if (seen.TryAdd(key, fleet.Config.Now))
            {
                fleet.Config.LookAt(fleet.Config.Now + fleet.Config.Times.Export);
            }
            else if (seen[key] + fleet.Config.Times.Export <= fleet.Config.Now)
            {
                Put(fleet, key, exports);
            }
            else
            {
                fleet.Config.LookAt(seen[key] + fleet.Config.Times.Export);
            }
        }

        foreach (var orphan in fleet.Store.List(ImportGroup, ImportKind).Where(import => !groups.ContainsKey(import.Key)))
        {
            fleet.Store.Delete(orphan.Key);
            seen.Remove(orphan.Key);
        }
    }

    // GKE documents no field of it but the name: what is here is ours, for the twin's gateway and for people.
    private static void Put(FleetView fleet, ObjectKey key, List<(string Region, StoredObject Pool)> exports)
    {
        var body = new JsonObject
        {
            ["apiVersion"] = $"{ImportGroup}/v1",
            ["kind"] = ImportKind,
            ["spec"] = new JsonObject { ["targetPorts"] = exports[0].Pool.Json.At("spec", "targetPorts").Copy() },
        };
        if (fleet.Store.Find(key) is null && fleet.Store.Find(new ObjectKey("", "Namespace", "", key.Namespace)) is not null)
        {
            fleet.Config.Create(key, body);
        }

        fleet.Store.Update(key, existing => existing["spec"] = body["spec"]!.DeepClone());
        fleet.Store.UpdateStatus(key, status =>
        {
            status["clusters"] = new JsonArray([.. exports.Select(export => new JsonObject { ["name"] = $"gke-{export.Region}", ["region"] = export.Region })]);
            Conditions.Set(status, Condition.Of("Accepted", holds: true, "Accepted", ""), fleet.Timestamp);
        });
    }
}
