using System.Text.Json.Nodes;
using Tandem.Twin.Kubernetes.Resources;

namespace Tandem.Twin.Kubernetes.Discovery;

/// <summary>
/// As much of OpenAPI as kubectl needs to send <c>fieldValidation=Strict</c> and leave validation to the server: each kind can be patched
/// with those parameters. There are no schemas, so <c>kubectl explain</c> has nothing to say.
/// </summary>
internal static class OpenApiStub
{
    /// <summary><c>/openapi/v3</c>: where the documents are.</summary>
    public static JsonObject Index(IReadOnlyList<ResourceInfo> resources) => new()
    {
        ["paths"] = new JsonObject(resources.Select(PathOf).Distinct().Select(path => KeyValuePair.Create(path, (JsonNode?)Reference(path)))),
    };

    private static JsonObject Reference(string path) => new() { ["serverRelativeURL"] = $"/openapi/v3/{path}?hash=twin" };

    /// <summary>The document of a group version; null where there is none.</summary>
    public static JsonObject? Document(IReadOnlyList<ResourceInfo> resources, string path)
    {
        var served = resources.Where(resource => PathOf(resource) == path).ToList();
        return served.Count == 0 ? null : new JsonObject
        {
            ["openapi"] = "3.0.0",
            ["info"] = new JsonObject { ["title"] = "Kubernetes", ["version"] = "unversioned" },
            ["paths"] = new JsonObject(served.Select(resource => KeyValuePair.Create($"/{path}/{resource.Plural}/{{name}}", (JsonNode?)new JsonObject { ["patch"] = Patch(resource) }))),
            ["components"] = new JsonObject { ["schemas"] = new JsonObject() },
        };
    }

    private static string PathOf(ResourceInfo resource) => resource.Group.Length == 0 ? $"api/{resource.Version}" : $"apis/{resource.Group}/{resource.Version}";

    private static JsonObject Patch(ResourceInfo resource) => new()
    {
        ["x-kubernetes-action"] = "patch",
        ["x-kubernetes-group-version-kind"] = new JsonObject { ["group"] = resource.Group, ["version"] = resource.Version, ["kind"] = resource.Kind },
        ["parameters"] = new JsonArray(Parameter("dryRun"), Parameter("fieldManager"), Parameter("fieldValidation"), Parameter("force")),
        ["responses"] = new JsonObject { ["200"] = new JsonObject { ["description"] = "OK" } },
    };

    private static JsonObject Parameter(string name) => new() { ["name"] = name, ["in"] = "query", ["schema"] = new JsonObject { ["type"] = "string" } };
}
