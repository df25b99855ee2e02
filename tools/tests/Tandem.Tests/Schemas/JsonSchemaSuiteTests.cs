using System.Text.Json;
using Shouldly;
using Tandem.Manifests;
using Tandem.Schemas;

namespace Tandem.Tests.Schemas;

/// <summary>
/// The published JSON Schema test suite, for the keywords of our dialect. No package carries a current copy, so
/// <c>TANDEM_JSON_SCHEMA_SUITE</c> names its folder <c>tests/draft2020-12</c>.
/// </summary>
public sealed class JsonSchemaSuiteTests
{
    private static readonly string[] Files =
    [
        "additionalProperties", "allOf", "anyOf", "boolean_schema", "const", "default", "enum", "exclusiveMaximum", "exclusiveMinimum", "items",
        "maxItems", "maxLength", "maxProperties", "maximum", "minItems", "minLength", "minProperties", "minimum", "multipleOf", "not", "oneOf",
        "pattern", "properties", "ref", "required", "type", "uniqueItems",
    ];

    // Not of our dialect: the README of tools/schemas lists what is.
    private static readonly string[] Foreign =
    [
        "patternProperties", "prefixItems", "propertyNames", "contains", "if", "dependentRequired", "dependentSchemas", "unevaluatedProperties",
        "unevaluatedItems", "$anchor", "$dynamicRef", "$dynamicAnchor", "$id", "definitions",
    ];

    private static readonly SchemaId Id = new("suite.tandem.dev", "v1", "Case");

    [Fact]
    public async Task Verdicts_AreTheSuites()
    {
        var folder = Environment.GetEnvironmentVariable("TANDEM_JSON_SCHEMA_SUITE");
        Assert.SkipWhen(folder is null, "TANDEM_JSON_SCHEMA_SUITE is not set: it names the suite's folder tests/draft2020-12.");
        var (judged, wrong) = (0, new List<string>());
        foreach (var file in Files)
        {
            using var json = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder!, file + ".json"), TestContext.Current.CancellationToken));
            foreach (var group in json.RootElement.EnumerateArray().Where(group => !IsForeign(group.GetProperty("schema"))))
            {
                var store = new SchemaStore();
                store.Add(Id, group.GetProperty("schema"));
                foreach (var test in group.GetProperty("tests").EnumerateArray())
                {
                    judged++;
                    var holder = (MappingNode)YamlReader.Read(new SourceText("suite.json", $$"""{"data": {{test.GetProperty("data").GetRawText()}}}""")).Documents[0];
                    var errors = store.CheckFile(Id.File, holder["data"]!)!;
                    if (errors.Count == 0 != test.GetProperty("valid").GetBoolean())
                    {
                        wrong.Add($"{file}: {group.GetProperty("description")}: {test.GetProperty("description")}: {string.Join(' ', errors.Select(error => error.Message))}");
                    }
                }
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{judged} judged, {wrong.Count} wrong");
        wrong.ShouldBeEmpty($"{wrong.Count} of {judged}:\n{string.Join('\n', wrong)}");
        judged.ShouldBeGreaterThan(500);
    }

    private static bool IsForeign(JsonElement schema) => schema.ValueKind switch
    {
        JsonValueKind.Object => schema.EnumerateObject().Any(member =>
            Foreign.Contains(member.Name, StringComparer.Ordinal) || IsForeign(member.Value)
            || (member.NameEquals("$ref") && member.Value is { ValueKind: JsonValueKind.String } target && !target.GetString()!.StartsWith("#/", StringComparison.Ordinal))),
        JsonValueKind.String => schema.GetString()!.Contains("\\p{Letter}", StringComparison.Ordinal),
        JsonValueKind.Array => schema.EnumerateArray().Any(IsForeign),
        _ => false,
    };
}
