using System.Text.Json.Nodes;
using Tandem.Twin.Kubernetes.Json;

namespace Tandem.Twin.Kubernetes.Resources;

/// <summary>The status that the server writes into a CustomResourceDefinition.</summary>
internal static class CrdConditions
{
    /// <summary>The definition with its names accepted and served.</summary>
    public static JsonObject Established(JsonObject definition, string now)
    {
        var names = definition["spec"]!["names"]!.AsObject();
        names["singular"] ??= names["kind"].Text()?.ToLowerInvariant();
        names["listKind"] ??= $"{names["kind"].Text()}List";
        var versions = definition["spec"]!["versions"] as JsonArray ?? [];
        definition["status"] = new JsonObject
        {
            ["acceptedNames"] = names.DeepClone(),
            ["conditions"] = new JsonArray(Condition("NamesAccepted", "NoConflicts", now), Condition("Established", "InitialNamesAccepted", now)),
            ["storedVersions"] = new JsonArray([.. versions.Where(version => version?["storage"]?.ToJsonString() == "true").Select(version => version!["name"]!.DeepClone())]),
        };
        return definition;
    }

    private static JsonObject Condition(string type, string reason, string now) => new()
    {
        ["type"] = type,
        ["status"] = "True",
        ["reason"] = reason,
        ["message"] = type == "Established" ? "the initial names have been accepted" : "no conflicts found",
        ["lastTransitionTime"] = now,
    };
}
