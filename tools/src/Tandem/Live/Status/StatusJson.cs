using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tandem.Live.Status;

/// <summary>The status for programs, whose schema is <c>tools/schemas/tandem.dev/status_v1.json</c>.</summary>
public static class StatusJson
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>The status as text.</summary>
    public static string Write(FleetStatus status) => JsonSerializer.Serialize(status, Json) + "\n";
}
