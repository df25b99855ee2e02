using System.Globalization;
using System.Text.Json;
using Tandem.Findings;
using Tandem.Rules;
using Tandem.Validation;

namespace Tandem.Reports;

/// <summary>The report for programs: <c>tandem.report/v1</c>, whose schema is <c>tools/schemas/tandem.dev/report_v1.json</c>.</summary>
public static class JsonReport
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n" };

    /// <summary>Writes the report as UTF-8.</summary>
    public static void Write(Stream output, ReportRun run)
    {
        using (var json = new Utf8JsonWriter(output, Options))
        {
            json.WriteStartObject();
            json.WriteString("schema", "tandem.report/v1");
            WriteTool(json);
            json.WriteString("repository", run.Repository);
            WriteSummary(json, run.Result);
            WriteCoverage(json, run.Result.Coverage);
            WriteList(json, "findings", run.Result.Findings, FindingJson.Write);
            if (run.Result.Failures.Count > 0)
            {
                WriteList(json, "failures", run.Result.Failures, WriteFailure);
            }

            if (run.WithTimings)
            {
                WriteList(json, "timings", run.Result.Timings, WriteTiming);
            }

            json.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }

    private static void WriteTool(Utf8JsonWriter json)
    {
        json.WriteStartObject("tool");
        json.WriteString("name", "tandem");
        json.WriteString("version", ToolVersion.Number);
        json.WriteString("commit", ToolVersion.Commit);
        json.WriteEndObject();
    }

    private static void WriteSummary(Utf8JsonWriter json, ValidationResult result)
    {
        json.WriteStartObject("summary");
        json.WriteNumber("errors", result.Errors);
        json.WriteNumber("warnings", result.Warnings);
        json.WriteNumber("suppressed", result.Findings.Count(finding => finding.Suppressed is not null));
        json.WriteNumber("files", result.Coverage.Files);
        json.WriteNumber("objects", result.Coverage.Objects);
        json.WriteNumber("rules", RuleCatalog.All.Count);
        json.WriteEndObject();
    }

    private static void WriteCoverage(Utf8JsonWriter json, Coverage coverage)
    {
        json.WriteStartObject("coverage");
        WriteList(json, "layers", coverage.Layers, WriteLayer);
        WriteList(json, "clusters", coverage.Clusters, WriteCluster);
        WriteList(json, "ownUnits", coverage.OwnUnits.Where(unit => unit.Objects is not null), WriteUnit);
        WriteList(json, "uncheckedFiles", coverage.UncheckedFiles, (writer, file) =>
        {
            writer.WriteStartObject();
            writer.WriteString("path", file.Path);
            writer.WriteString("reason", file.Reason);
            writer.WriteEndObject();
        });
        WriteList(json, "kindsWithoutSchema", coverage.KindsWithoutSchema, (writer, kind) =>
        {
            writer.WriteStartObject();
            writer.WriteString("apiVersion", kind.ApiVersion);
            writer.WriteString("kind", kind.Kind);
            writer.WriteNumber("count", kind.Count);
            writer.WriteEndObject();
        });
        json.WriteEndObject();
    }

    private static void WriteLayer(Utf8JsonWriter json, LayerCoverage layer)
    {
        json.WriteStartObject();
        json.WriteString("name", layer.Name);
        json.WriteString("status", layer.Skipped is null ? "checked" : "skipped");
        if (layer.Skipped is not null)
        {
            json.WriteString("reason", layer.Skipped);
        }

        json.WriteStartObject("checked");
        foreach (var (thing, count) in layer.Checked)
        {
            json.WriteNumber(thing, count);
        }

        json.WriteEndObject();
        WriteList(json, "programs", layer.Programs, (writer, program) => writer.WriteStringValue(program));
        json.WriteEndObject();
    }

    private static void WriteCluster(Utf8JsonWriter json, ClusterCoverage cluster)
    {
        json.WriteStartObject();
        json.WriteString("name", cluster.Name);
        WriteList(json, "units", cluster.Units.Where(unit => unit.Objects is not null), WriteUnit);
        json.WriteNumber("objects", cluster.Objects);
        json.WriteEndObject();
    }

    private static void WriteUnit(Utf8JsonWriter json, UnitCoverage unit)
    {
        json.WriteStartObject();
        json.WriteString("name", unit.Unit);
        json.WriteNumber("objects", unit.Objects!.Value);
        json.WriteEndObject();
    }

    private static void WriteFailure(Utf8JsonWriter json, RuleFailure failure)
    {
        json.WriteStartObject();
        json.WriteString("rule", failure.RuleId);
        json.WriteString("error", failure.Error.ToString());
        json.WriteEndObject();
    }

    private static void WriteTiming(Utf8JsonWriter json, StageTiming timing)
    {
        json.WriteStartObject();
        json.WriteString("name", timing.Name);
        json.WriteNumber("milliseconds", Math.Round(timing.Time.TotalMilliseconds, 1));
        json.WriteEndObject();
    }

    internal static void WriteList<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            write(json, item);
        }

        json.WriteEndArray();
    }

    internal static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static string Name(Severity severity) => severity == Severity.Error ? "error" : "warning";
}
