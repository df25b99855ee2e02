using System.Text.Json;
using Tandem.Findings;

namespace Tandem.Reports.Sarif;

/// <summary>Places as SARIF has them: a percent-encoded path from the repository's root, with lines and columns from 1.</summary>
internal static class SarifLocation
{
    /// <summary>The name that stands for the repository's root.</summary>
    public const string Root = "%SRCROOT%";

    /// <summary>The path of a file as a relative reference.</summary>
    public static string Uri(string path) => string.Join('/', path.Split('/').Select(System.Uri.EscapeDataString));

    /// <summary>A place, with the text of its line from the column on where that is known.</summary>
    public static void WritePhysical(Utf8JsonWriter json, Place place, string? snippet = null)
    {
        WriteStart(json, place.File);
        json.WriteStartObject("region");
        json.WriteNumber("startLine", place.Line);
        json.WriteNumber("startColumn", place.Column);
        if (!string.IsNullOrWhiteSpace(snippet))
        {
            json.WriteNumber("endColumn", place.Column + snippet.Length);
            SarifReport.WriteText(json, "snippet", snippet);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>A whole line.</summary>
    public static void WriteLine(Utf8JsonWriter json, string file, int line)
    {
        WriteStart(json, file);
        json.WriteStartObject("region");
        json.WriteNumber("startLine", line);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>A whole file.</summary>
    public static void WriteFile(Utf8JsonWriter json, string file)
    {
        WriteStart(json, file);
        json.WriteEndObject();
    }

    private static void WriteStart(Utf8JsonWriter json, string file)
    {
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", Uri(file));
        json.WriteString("uriBaseId", Root);
        json.WriteEndObject();
    }
}
