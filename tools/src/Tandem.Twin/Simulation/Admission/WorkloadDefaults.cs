using System.Text.Json;
using System.Text.Json.Nodes;
using Tandem.Twin.Json;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Twin.Simulation.Admission;

/// <summary>The defaults and the immutable fields of Deployments and Jobs.</summary>
internal static class WorkloadDefaults
{
    private const string Uid = "batch.kubernetes.io/controller-uid";

    public static void FillDeployment(ObjectKey key, JsonObject body, StoredObject? old)
    {
        var spec = body.Child("spec");
        spec.Default("replicas", 1);
        spec.Default("revisionHistoryLimit", 10);
        spec.Default("progressDeadlineSeconds", 600);
        var strategy = spec.Child("strategy");
        strategy.Default("type", "RollingUpdate");
        if (strategy.TextOf("type") == "RollingUpdate")
        {
            strategy.Child("rollingUpdate").Default("maxSurge", "25%");
            strategy.Child("rollingUpdate").Default("maxUnavailable", "25%");
        }

        PodDefaults.Fill(spec.Child("template").Child("spec"));
        var (selector, labels) = (Element(spec["selector"]), Element(spec["template"]?["metadata"]).Texts("labels"));
        if (!Labels.Match(selector, labels))
        {
            throw Invalid(key, "spec.template.metadata.labels", $"Invalid value: {JsonSerializer.Serialize(labels)}: `selector` does not match template `labels`");
        }

        if (old is not null && !JsonElement.DeepEquals(selector, old.Json.At("spec", "selector")))
        {
            throw Invalid(key, "spec.selector", "Invalid value: field is immutable");
        }
    }

    public static void FillJob(ObjectKey key, JsonObject body, StoredObject? old)
    {
        var spec = body.Child("spec");
        foreach (var (name, value) in new (string, JsonNode)[] { ("parallelism", 1), ("completions", 1), ("backoffLimit", 6), ("completionMode", "NonIndexed"), ("suspend", false), ("podReplacementPolicy", "TerminatingOrFailed") })
        {
            spec.Default(name, value);
        }

        PodDefaults.Fill(spec.Child("template").Child("spec"));
        if (old is not null)
        {
            Keep(key, spec, old);
            return;
        }

        if (!spec.ContainsKey("selector"))
        {
            var uid = Guid.NewGuid().ToString();
            spec["selector"] = new JsonObject { ["matchLabels"] = new JsonObject { [Uid] = uid } };
            var labels = spec.Child("template").Child("metadata").Child("labels");
            (labels[Uid], labels["controller-uid"], labels["batch.kubernetes.io/job-name"], labels["job-name"]) = (uid, uid, key.Name, key.Name);
        }
    }

    // What the server filled in stays; what a client leaves out is not a change.
    private static void Keep(ObjectKey key, JsonObject spec, StoredObject old)
    {
        var kept = old.Json.At("spec");
        spec["selector"] = kept.At("selector").Copy();
        var labels = spec.Child("template").Child("metadata").Child("labels");
        foreach (var (name, value) in kept.Texts("template", "metadata", "labels"))
        {
            labels.Default(name, value);
        }

        if (!JsonElement.DeepEquals(Element(spec["template"]), kept.At("template")))
        {
            throw Invalid(key, "spec.template", "Invalid value: field is immutable");
        }
    }

    private static ApiException Invalid(ObjectKey key, string field, string why) =>
        new(422, "Invalid", $"{key.Kind}.{key.Group} \"{key.Name}\" is invalid: {field}: {why}")
        {
            Details = new JsonObject
            {
                ["name"] = key.Name,
                ["group"] = key.Group,
                ["kind"] = key.Kind,
                ["causes"] = new JsonArray(new JsonObject { ["reason"] = "FieldValueInvalid", ["message"] = why, ["field"] = field }),
            },
        };

    private static JsonElement Element(JsonNode? node) => node is null ? default : JsonSerializer.SerializeToElement(node);
}
