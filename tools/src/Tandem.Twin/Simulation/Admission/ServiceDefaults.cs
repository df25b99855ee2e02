using System.Text.Json.Nodes;
using Tandem.Twin.Json;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Twin.Simulation.Admission;

/// <summary>The defaults of a Service.</summary>
internal static class ServiceDefaults
{
    /// <summary>Fills in what a Service leaves open; its address stays what it was.</summary>
    public static void Fill(JsonObject spec, Func<string> address, StoredObject? old)
    {
        spec.Default("type", "ClusterIP");
        spec.Default("sessionAffinity", "None");
        spec.Default("internalTrafficPolicy", "Cluster");
        if (spec.TextOf("type") != "ExternalName" && !spec.ContainsKey("clusterIP"))
        {
            spec["clusterIP"] = old?.Json.Text("spec", "clusterIP") ?? address();
        }

        if (spec.TextOf("clusterIP") is { } given)
        {
            spec["clusterIPs"] = new JsonArray(given);
        }

        foreach (var port in spec.Objects("ports"))
        {
            port.Default("protocol", "TCP");
            if (port["port"] is { } number)
            {
                port.Default("targetPort", number.DeepClone());
            }
        }
    }
}
