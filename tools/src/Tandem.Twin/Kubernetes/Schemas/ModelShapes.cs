using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using k8s.Models;

namespace Tandem.Twin.Kubernetes.Schemas;

/// <summary>Checks objects of the kinds that nobody keeps in Git, and that have no schema here, by the fields of KubernetesClient's models.</summary>
internal static class ModelShapes
{
    private static readonly Dictionary<(string Group, string Version, string Kind), Type> Models = typeof(V1Pod).Assembly.GetTypes()
        .Where(type => type.GetCustomAttribute<KubernetesEntityAttribute>() is not null && !type.Name.EndsWith("List", StringComparison.Ordinal))
        .GroupBy(type => type.GetCustomAttribute<KubernetesEntityAttribute>()!)
        .GroupBy(types => (types.Key.Group ?? "", types.Key.ApiVersion, types.Key.Kind), types => types.First())
        .ToDictionary(types => types.Key, types => types.First());

    /// <summary>The paths of fields that the model does not have; null where the kind has no model.</summary>
    public static IReadOnlyList<IReadOnlyList<string>>? UnknownFields(string group, string version, string kind, JsonElement body)
    {
        if (!Models.TryGetValue((group, version, kind), out var model))
        {
            return null;
        }

        var unknown = new List<IReadOnlyList<string>>();
        Visit(body, model, [], unknown);
        return unknown;
    }

    private static void Visit(JsonElement value, Type type, List<string> path, List<IReadOnlyList<string>> unknown)
    {
        var members = MembersOf(type);
        foreach (var member in value.ValueKind == JsonValueKind.Object && members is not null ? value.EnumerateObject() : default)
        {
            List<string> here = [.. path, member.Name];
            if (members!.TryGetValue(member.Name, out var inner))
            {
                Visit(member.Value, inner, here, unknown);
            }
            else
            {
                unknown.Add(here);
            }
        }

        if (value.ValueKind == JsonValueKind.Array && ItemOf(type) is { } item)
        {
            var index = 0;
            foreach (var element in value.EnumerateArray())
            {
                Visit(element, item, [.. path, $"[{index++}]"], unknown);
            }
        }
    }

    // Maps, texts, numbers, quantities and whatever has a converter of its own may hold anything.
    private static Dictionary<string, Type>? MembersOf(Type type) =>
        type.Namespace != typeof(V1Pod).Namespace || type.IsDefined(typeof(JsonConverterAttribute)) || !type.IsClass ? null
            : type.GetProperties().Where(property => property.IsDefined(typeof(JsonPropertyNameAttribute)))
                .ToDictionary(property => property.GetCustomAttribute<JsonPropertyNameAttribute>()!.Name, property => property.PropertyType, StringComparer.Ordinal);

    private static Type? ItemOf(Type type) =>
        type != typeof(string) && typeof(IEnumerable).IsAssignableFrom(type) && type.GetGenericArguments() is [var item] ? item : null;
}
