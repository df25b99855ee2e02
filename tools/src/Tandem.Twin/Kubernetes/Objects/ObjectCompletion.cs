using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tandem.Twin.Kubernetes.Http;
using Tandem.Twin.Kubernetes.Json;
using Tandem.Twin.Kubernetes.Resources;
using Tandem.Twin.Kubernetes.Schemas;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Twin.Kubernetes.Objects;

/// <summary>Fills in what the server fills in whenever an object is written.</summary>
internal static class ObjectCompletion
{
    /// <summary>Completes an object.</summary>
    /// <exception cref="ApiException">Admission refuses it, or a definition's name is not that of its kind.</exception>
    public static void Complete(ApiCall call, ObjectKey key, JsonObject body)
    {
        SchemaDefaults.Fill(body, call.Schema);
        switch (call.Resource)
        {
            case { Group: "", Kind: "Secret" }:
                CompleteSecret(body);
                break;
            case { Group: CustomResources.Group, Kind: CustomResources.Kind }:
                CompleteDefinition(call, body);
                break;
        }

        call.Cluster.Options.Admit?.Invoke(key, body);
    }

    private static void CompleteSecret(JsonObject body)
    {
        body["type"] ??= "Opaque";
        if (body["stringData"] is JsonObject texts)
        {
            foreach (var (name, text) in texts)
            {
                body.Child("data")[name] = Convert.ToBase64String(Encoding.UTF8.GetBytes(text.Text() ?? ""));
            }

            body.Remove("stringData");
        }
    }

    // A schema that cannot be read would be an error of every later request; here it is one of this.
    private static void CheckSchemas(ApiCall call, JsonObject body)
    {
        try
        {
            new KindSchemas().Try(JsonSerializer.SerializeToElement(body));
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException or ArgumentException or InvalidCastException or NullReferenceException)
        {
            throw ObjectValidator.Invalid(call.Resource, body, [("spec.versions", $"the schema cannot be used: {e.Message}")]);
        }
    }

    private static void CompleteDefinition(ApiCall call, JsonObject body)
    {
        var spec = body["spec"]!;
        var expected = $"{spec["names"]?["plural"].Text()}.{spec["group"].Text()}";
        if (body["metadata"]!["name"].Text() != expected)
        {
            throw ObjectValidator.Invalid(call.Resource, body, [("metadata.name", $"must be spec.names.plural+\".\"+spec.group: {expected}")]);
        }

        CheckSchemas(call, body);

        // Written once: a definition that stays the same is written by nobody.
        if (body["status"]?["conditions"] is null)
        {
            CrdConditions.Established(body, call.Cluster.Now);
        }
    }
}
