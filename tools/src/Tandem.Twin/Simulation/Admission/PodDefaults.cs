using System.Text.Json;
using System.Text.Json.Nodes;
using Tandem.Twin.Json;

namespace Tandem.Twin.Simulation.Admission;

/// <summary>The defaults of a Pod, as a template or by itself.</summary>
internal static class PodDefaults
{
    private static readonly string[] Probes = ["startupProbe", "readinessProbe", "livenessProbe"];
    private static readonly string[] Sources = ["configMap", "secret"];

    /// <summary>Fills in what a Pod's specification leaves open.</summary>
    public static void Fill(JsonObject spec)
    {
        spec.Default("restartPolicy", "Always");
        spec.Default("terminationGracePeriodSeconds", 30);
        spec.Default("dnsPolicy", "ClusterFirst");
        spec.Default("schedulerName", "default-scheduler");
        spec.Default("securityContext", new JsonObject());
        if (spec.TextOf("serviceAccountName") is { } account)
        {
            spec["serviceAccount"] = account;
        }

        foreach (var container in spec.Objects("initContainers").Concat(spec.Objects("containers")))
        {
            FillContainer(container);
        }

        foreach (var volume in spec.Objects("volumes"))
        {
            FillVolume(volume);
        }
    }

    private static void FillContainer(JsonObject container)
    {
        var image = container.TextOf("image") ?? "";
        container.Default("imagePullPolicy", image.EndsWith(":latest", StringComparison.Ordinal) || !image.Split('/')[^1].Contains(':') ? "Always" : "IfNotPresent");
        container.Default("terminationMessagePath", "/dev/termination-log");
        container.Default("terminationMessagePolicy", "File");
        container.Default("resources", new JsonObject());
        foreach (var port in container.Objects("ports"))
        {
            port.Default("protocol", "TCP");
        }

        foreach (var probe in Probes.Select(name => container[name]).OfType<JsonObject>())
        {
            FillProbe(probe);
        }

        // A limit without a request is the request too.
        if (container["resources"] is JsonObject resources && resources["limits"] is JsonObject limits)
        {
            foreach (var (name, value) in limits.ToList())
            {
                resources.Child("requests").Default(name, value!.DeepClone());
            }
        }

        foreach (var field in container.Objects("env").Select(variable => variable["valueFrom"]?["fieldRef"]).OfType<JsonObject>())
        {
            field.Default("apiVersion", "v1");
        }
    }

    private static void FillProbe(JsonObject probe)
    {
        probe.Default("timeoutSeconds", 1);
        probe.Default("periodSeconds", 10);
        probe.Default("successThreshold", 1);
        probe.Default("failureThreshold", 3);
        if (probe["httpGet"] is JsonObject get)
        {
            get.Default("scheme", "HTTP");
        }
    }

    private static void FillVolume(JsonObject volume)
    {
        foreach (var source in Sources.Select(name => volume[name]).OfType<JsonObject>())
        {
            source.Default("defaultMode", 420);
        }

        if (volume.Count == 1 && volume["name"]?.GetValueKind() == JsonValueKind.String)
        {
            volume["emptyDir"] = new JsonObject();
        }
    }
}
