using System.Globalization;
using System.Text.Json.Nodes;
using Tandem.Twin.Providers.Model;

namespace Tandem.Tests.Terraform;

/// <summary>The facts of schemas, told alike for ours and for the published table of attributes.</summary>
internal static class TerraformFacts
{
    private static readonly string[] Flags = ["required", "optional", "computed", "forceNew", "deprecated", "sensitive", "writeOnly"];

    private static readonly string[] Groups = ["exactlyOneOf", "atLeastOneOf"];

    public static IEnumerable<TerraformFact> Of(ResourceSchema schema) =>
        schema.Fields.Values.SelectMany(field => Of(field, schema.Root, $"{(schema.IsData ? "data." : "")}{schema.Type}.{field.Name}", ""));

    /// <summary>The facts of every type of the table's part, <c>resource</c> or <c>data</c>.</summary>
    public static IEnumerable<TerraformFact> OfTable(JsonObject table, string part) =>
        from type in table[part]!.AsObject()
        from field in type.Value!.AsObject()
        from fact in OfEntry(field.Value!.AsObject(), $"{(part == "data" ? "data." : "")}{type.Key}.{field.Key}")
        select fact;

    private static IEnumerable<TerraformFact> Of(FieldSchema field, FieldSchema holder, string path, string prefix)
    {
        yield return new(path, "type", field.IsBlock ? "block" : field.Kind);
        (string Name, bool On)[] flags =
        [
            ("required", field.Required), ("optional", field.Optional), ("computed", field.Computed), ("forceNew", field.ForceNew),
            ("deprecated", field.Deprecated), ("sensitive", field.Sensitive), ("writeOnly", field.WriteOnly),
        ];
        (string What, string Value)[] facts =
        [
            .. flags.Where(flag => flag.On).Select(flag => ("flag", flag.Name)),
            .. field.IsBlock ? [("nesting", field.Kind), ("min", $"{field.Least}")] : Array.Empty<(string, string)>(),
            .. field.Most > 0 ? [("max", $"{field.Most}")] : Array.Empty<(string, string)>(),
            .. field.Values.Select(value => ("enum", value)),
            .. field.Default.Text is { } text ? [("default", text)] : Array.Empty<(string, string)>(),
            .. field.Bounds is { } bounds && !field.BoundsLength ? [("range", Range(bounds.Least, bounds.Most))] : Array.Empty<(string, string)>(),
            .. field.Conflicts.Select(other => ("conflictsWith", other)),
            .. field.With.Select(other => ("requiredWith", other)),
            .. Members(holder.ExactlyOne, field.Name).Select(other => ("exactlyOneOf", prefix + other)),
            .. Members(holder.AtLeastOne, field.Name).Select(other => ("atLeastOneOf", prefix + other)),
        ];
        foreach (var (what, value) in facts)
        {
            yield return new(path, what, value);
        }

        foreach (var fact in field.Fields.Values.SelectMany(inner => Of(inner, field, $"{path}.{inner.Name}", $"{prefix}{field.Name}.")))
        {
            yield return fact;
        }
    }

    private static IEnumerable<string> Members(IReadOnlyList<IReadOnlyList<string>> groups, string name) => groups.Where(group => group.Contains(name)).SelectMany(group => group);

    private static IEnumerable<TerraformFact> OfEntry(JsonObject entry, string path)
    {
        yield return new(path, "type", $"{entry["type"]}");
        var block = entry["block"] as JsonObject;
        (string What, string Value)[] facts =
        [
            .. Flags.Where(flag => (bool?)entry[flag] == true).Select(flag => ("flag", flag)),
            .. block is not null ? [("nesting", $"{block["nesting"]}"), ("min", $"{block["min"] ?? 0}")] : Array.Empty<(string, string)>(),
            .. (block?["max"] ?? entry["maxItems"]) is { } max ? [("max", $"{max}")] : Array.Empty<(string, string)>(),
            .. Texts(entry["enum"]).Select(value => ("enum", value)),
            .. entry["default"] is { } usual ? [("default", $"{usual}")] : Array.Empty<(string, string)>(),
            .. entry["range"] is JsonArray range ? [("range", Range((double)range[0]!, (double)range[1]!))] : Array.Empty<(string, string)>(),
            .. Texts(entry["conflictsWith"]).Select(other => ("conflictsWith", Plain(other))),
            .. Texts(entry["requiredWith"]).Select(other => ("requiredWith", Plain(other))),
            .. Groups.SelectMany(group => Texts(entry[group]).Select(other => (group, Plain(other)))),
        ];
        foreach (var (what, value) in facts)
        {
            yield return new(path, what, value);
        }

        foreach (var fact in (entry["attributes"] as JsonObject ?? []).SelectMany(inner => OfEntry(inner.Value!.AsObject(), $"{path}.{inner.Key}")))
        {
            yield return fact;
        }
    }

    private static IEnumerable<string> Texts(JsonNode? list) => (list as JsonArray ?? []).Select(item => $"{item}");

    private static string Plain(string path) => path.Replace(".0.", ".", StringComparison.Ordinal);

    private static string Range(double least, double most) => string.Create(CultureInfo.InvariantCulture, $"{least}..{(most == double.MaxValue ? "" : most)}");
}
