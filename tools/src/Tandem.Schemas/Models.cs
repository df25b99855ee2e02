using System.Text.Json.Nodes;
using k8s.Models;
using NJsonSchema;
using NJsonSchema.Generation;
using NJsonSchema.Generation.TypeMappers;

namespace Tandem.Schemas;

/// <summary>Reads the KubernetesClient models with NJsonSchema into definitions by short name.</summary>
internal static class Models
{
    /// <summary>Every type that a kind reaches, named as in <see cref="ShortName"/>.</summary>
    public static SortedDictionary<string, JsonObject> Read()
    {
        var root = new JsonSchema();
        var settings = Settings();
        var resolver = new JsonSchemaResolver(root, settings);
        var generator = new JsonSchemaGenerator(settings);
        foreach (var kind in Kinds.All)
        {
            generator.Generate(kind.Model, resolver);
        }

        var names = root.Definitions.ToDictionary(entry => entry.Value, entry => ShortName(entry.Key));
        var reader = new DefinitionReader(names);
        var definitions = new SortedDictionary<string, JsonObject>(StringComparer.Ordinal);
        foreach (var (schema, name) in names)
        {
            definitions.Add(name, reader.Read(schema));
        }

        LoosenStatus(definitions);
        return Reached(definitions);
    }

    /// <summary>The model's name without its V1; V1alpha3, V2 and Corev1 stay, for they tell apart what is else alike.</summary>
    public static string ShortName(string model) => model is ['V', '1', >= 'A' and <= 'Z', ..] ? model[2..] : model;

    // A Git tree never writes status: to leave its types out keeps the files small.
    private static void LoosenStatus(SortedDictionary<string, JsonObject> definitions)
    {
        foreach (var properties in Kinds.All.Select(kind => definitions[kind.Definition]["properties"]!.AsObject()))
        {
            if (properties.ContainsKey("status"))
            {
                properties["status"] = new JsonObject { ["type"] = "object", ["x-kubernetes-preserve-unknown-fields"] = true };
            }
        }
    }

    private static SortedDictionary<string, JsonObject> Reached(SortedDictionary<string, JsonObject> definitions)
    {
        var names = Kinds.All.SelectMany(kind => References.Closure(definitions[kind.Definition], definitions).Append(kind.Definition));
        return new(names.Distinct().ToDictionary(name => name, name => definitions[name]), StringComparer.Ordinal);
    }

    private static SystemTextJsonSchemaGeneratorSettings Settings() => new()
    {
        UseXmlDocumentation = false,
        DefaultReferenceTypeNullHandling = ReferenceTypeNullHandling.NotNull,
        TypeMappers =
        {
            // Both are written as scalars by converters that NJsonSchema does not look into.
            Scalar(typeof(IntOrString), JsonObjectType.Integer | JsonObjectType.String, "int-or-string"),
            Scalar(typeof(ResourceQuantity), JsonObjectType.Number | JsonObjectType.String, "quantity"),
        },
    };

    private static PrimitiveTypeMapper Scalar(Type type, JsonObjectType json, string format) => new(type, schema =>
    {
        schema.Type = json;
        schema.Format = format;
    });
}
