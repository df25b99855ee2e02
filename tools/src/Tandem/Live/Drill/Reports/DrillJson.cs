using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tandem.Live.Drill.Reports;

/// <summary>The report for programs: <c>tandem.drill/v1</c>, whose schema is <c>tools/schemas/tandem.dev/drill_v1.json</c>.</summary>
public static class DrillJson
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        Converters = { new SecondsConverter(), new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>The report as text.</summary>
    public static string Write(DrillReport report) => JsonSerializer.Serialize(report, Json) + "\n";

    /// <summary>The report of a text; null where it is none of this form.</summary>
    public static DrillReport? Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<DrillReport>(text, Json) is { Schema: DrillReport.SchemaName } report ? report : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
