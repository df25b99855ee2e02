using System.Text.Json;
using System.Text.Json.Nodes;
using Tandem.Manifests;
using Tandem.Rules;
using Tandem.Schemas;
using Tandem.Twin.Kubernetes.Json;
using Tandem.Twin.Kubernetes.Resources;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Twin.Kubernetes.Schemas;

/// <summary>Holds an object against its kind as an API server does: unknown fields, types, then values.</summary>
/// <param name="schemas">The cluster's schemas.</param>
internal sealed class ObjectValidator(KindSchemas schemas)
{
    /// <summary>Checks an object that somebody sent, and removes the fields that its kind does not have.</summary>
    /// <param name="resource">Its resource.</param>
    /// <param name="body">The object.</param>
    /// <param name="isStrict">Whether unknown fields are refused.</param>
    /// <returns>A warning for each unknown field.</returns>
    /// <exception cref="ApiException">400: a field is unknown or of another type; 422: a value is not allowed.</exception>
    public IReadOnlyList<string> Check(ResourceInfo resource, JsonObject body, bool isStrict)
    {
        var json = JsonSerializer.SerializeToElement(body);
        var errors = Errors(resource, json);
        var warnings = Prune(resource, body, json, errors, isStrict);
        Refuse(resource, body, [.. (errors ?? []).Where(error => error.Rule != ObjectRules.UnknownField)]);
        return warnings;
    }

    /// <summary>Removes the fields that its kind does not have from a part of an object.</summary>
    /// <returns>A warning for each.</returns>
    /// <exception cref="ApiException">400: a field is unknown and that is refused.</exception>
    public IReadOnlyList<string> Prune(ResourceInfo resource, JsonObject part, bool isStrict)
    {
        var json = JsonSerializer.SerializeToElement(part);
        return Prune(resource, part, json, Errors(resource, json), isStrict);
    }

    private IReadOnlyList<SchemaError>? Errors(ResourceInfo resource, JsonElement json) =>
        schemas.Check(new SchemaId(resource.Group, resource.Version, resource.Kind), (MappingNode)JsonNodes.Of(json));

    private static List<string> Prune(ResourceInfo resource, JsonObject body, JsonElement json, IReadOnlyList<SchemaError>? errors, bool isStrict)
    {
        List<List<PathSegment>> unknown = errors is null
            ? [.. (ModelShapes.UnknownFields(resource.Group, resource.Version, resource.Kind, json) ?? []).Select(path => path.Select(Step).ToList())]
            : [.. errors.Where(error => error.Rule == ObjectRules.UnknownField).Select(error => error.Path.ToList())];
        var warnings = unknown.Select(path => $"unknown field \"{Print(path)}\"").ToList();
        if (warnings.Count > 0 && isStrict)
        {
            throw Undecodable(resource, body, $"strict decoding error: {string.Join(", ", warnings)}");
        }

        unknown.ForEach(path => Remove(body, path));
        return warnings;
    }

    private static void Refuse(ResourceInfo resource, JsonObject body, IReadOnlyList<SchemaError> errors)
    {
        if (!resource.IsCustom && errors.FirstOrDefault(error => error.Rule == ObjectRules.WrongType) is { } mistyped)
        {
            throw Undecodable(resource, body, $"json: cannot unmarshal: {mistyped.Message}");
        }

        if (errors.Count > 0)
        {
            throw Invalid(resource, body, [.. errors.Select(error => (Print(error.Path), error.Message))]);
        }
    }

    /// <summary>422: values of an object are not allowed.</summary>
    public static ApiException Invalid(ResourceInfo resource, JsonObject body, IReadOnlyList<(string Field, string Message)> causes)
    {
        var name = body["metadata"]?["name"].Text() ?? "";
        var kind = resource.Group.Length == 0 ? resource.Kind : $"{resource.Kind}.{resource.Group}";
        var told = string.Join(", ", causes.Select(cause => $"{cause.Field}: Invalid value: {cause.Message}"));
        return new ApiException(422, "Invalid", $"{kind} \"{name}\" is invalid: {(causes.Count == 1 ? told : $"[{told}]")}")
        {
            Details = new JsonObject
            {
                ["name"] = name,
                ["group"] = resource.Group,
                ["kind"] = resource.Kind,
                ["causes"] = new JsonArray([.. causes.Select(cause => new JsonObject { ["reason"] = "FieldValueInvalid", ["message"] = cause.Message, ["field"] = cause.Field })]),
            },
        };
    }

    private static ApiException Undecodable(ResourceInfo resource, JsonObject body, string why) => ApiException.BadRequest(resource.IsCustom
        ? why
        : $"{resource.Kind} in version \"{resource.Version}\" cannot be handled as a {resource.Kind}{(body["metadata"]?["name"].Text() is { } name ? $" ({name})" : "")}: {why}");

    private static void Remove(JsonObject body, IReadOnlyList<PathSegment> path)
    {
        JsonNode? holder = body;
        foreach (var step in path.SkipLast(1))
        {
            holder = step.Key is { } key ? (holder as JsonObject)?[key] : (holder as JsonArray)?.ElementAtOrDefault(step.Index);
        }

        (holder as JsonObject)?.Remove(path[^1].Key ?? "");
    }

    private static PathSegment Step(string text) => text.StartsWith('[') ? PathSegment.Of(int.Parse(text[1..^1])) : PathSegment.Of(text);

    private static string Print(IReadOnlyList<PathSegment> path) =>
        string.Concat(path.Select((step, i) => step.Key is { } key ? (i == 0 ? key : $".{key}") : $"[{step.Index}]"));
}
