using System.Text.Encodings.Web;
using System.Text.Json;
using Tandem.Facts;
using Tandem.Findings;

namespace Tandem.Reports.Sarif;

/// <summary>
/// The report for code scanning: SARIF 2.1.0, https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html.
/// It holds no time and no path of the machine, so that two runs give the same bytes.
/// </summary>
public static class SarifReport
{
    private const string Schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the report as UTF-8.</summary>
    public static void Write(Stream output, ReportRun run)
    {
        using (var json = new Utf8JsonWriter(output, Options))
        {
            json.WriteStartObject();
            json.WriteString("$schema", Schema);
            json.WriteString("version", "2.1.0");
            json.WriteStartArray("runs");
            WriteRun(json, run);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }

    private static void WriteRun(Utf8JsonWriter json, ReportRun run)
    {
        var links = HelpLinks.Of(run.Result.Fleet.Workspace, run.Result.Fleet.Facts.Fleet);
        var rules = new SarifRules(links);
        json.WriteStartObject();
        WriteTool(json, rules, links.Home);
        SarifInvocation.Write(json, run.Result, rules);
        WriteRoot(json, run.Repository);
        json.WriteString("columnKind", "utf16CodeUnits");
        // What tells this analysis from others of the same commit.
        json.WriteStartObject("automationDetails");
        json.WriteString("id", "tandem/validate/");
        json.WriteEndObject();
        var writer = new SarifResult(rules, run.Files);
        JsonReport.WriteList(json, "results", run.Result.Findings, writer.Write);
        json.WriteEndObject();
    }

    private static void WriteTool(Utf8JsonWriter json, SarifRules rules, string? home)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "tandem");
        json.WriteString("version", ToolVersion.Number);
        json.WriteString("semanticVersion", ToolVersion.Text);
        if (home is not null)
        {
            json.WriteString("informationUri", home);
        }

        rules.Write(json);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    // Where the root lies is the reader's affair.
    private static void WriteRoot(Utf8JsonWriter json, string repository)
    {
        json.WriteStartObject("originalUriBaseIds");
        json.WriteStartObject(SarifLocation.Root);
        WriteText(json, "description", $"The root of the repository {repository}.");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    internal static void WriteText(Utf8JsonWriter json, string name, string text, string? markdown = null)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        if (markdown is not null)
        {
            json.WriteString("markdown", markdown);
        }

        json.WriteEndObject();
    }

    internal static string Level(Severity severity) => severity == Severity.Error ? "error" : "warning";
}
