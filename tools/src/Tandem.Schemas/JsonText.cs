using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tandem.Schemas;

/// <summary>The text of a schema: the same bytes on every machine.</summary>
internal static class JsonText
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        IndentSize = 2,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Two spaces, line feeds, a final newline.</summary>
    public static string Of(JsonObject schema) => schema.ToJsonString(Options) + "\n";
}
