using System.Text.Json.Nodes;
using Tandem.Twin.Json;

namespace Tandem.Twin.Simulation.Delivery;

/// <summary>Brings one object to what the repository says.</summary>
internal static class ArgoApply
{
    public static void Put(SimulatedCluster cluster, GitObject wanted, ComparedObject? compared)
    {
        if (wanted.IsHook)
        {
            // BeforeHookCreation: the old one goes first.
            cluster.Store.Delete(wanted.Key);
        }

        if (cluster.Store.Find(wanted.Key) is null)
        {
            cluster.Create(wanted.Key, (JsonObject)wanted.Json.Copy()!);
        }
        else if (compared is { IsSynced: false })
        {
            cluster.Store.Update(wanted.Key, body =>
            {
                Merge(body, (JsonObject)wanted.Json.Copy()!);
                cluster.Admission.Admit(wanted.Key, body);
            });
        }
    }

    // As a merge patch, but lists of the same length are merged item by item: a default in an item is no drift.
    private static void Merge(JsonObject into, JsonObject wanted)
    {
        foreach (var (name, value) in wanted)
        {
            if (name == "status")
            {
                continue;
            }

            if (value is JsonObject child && into[name] is JsonObject there)
            {
                Merge(there, child);
            }
            else if (value is JsonArray list && into[name] is JsonArray items && list.Count == items.Count && list.All(item => item is JsonObject) && items.All(item => item is JsonObject))
            {
                list.Zip(items).ToList().ForEach(pair => Merge((JsonObject)pair.Second!, (JsonObject)pair.First!));
            }
            else if (value is not null)
            {
                into[name] = value.DeepClone();
            }
        }
    }
}
