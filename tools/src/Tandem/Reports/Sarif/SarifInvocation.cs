using System.Text.Json;
using Tandem.Findings;
using Tandem.Validation;

namespace Tandem.Reports.Sarif;

/// <summary>How the run ended, and what it did not check.</summary>
internal static class SarifInvocation
{
    public static void Write(Utf8JsonWriter json, ValidationResult result, SarifRules rules)
    {
        json.WriteStartArray("invocations");
        json.WriteStartObject();
        json.WriteBoolean("executionSuccessful", result.ExitCode is ExitCodes.Clean or ExitCodes.Findings);
        json.WriteNumber("exitCode", result.ExitCode);
        json.WriteString("exitCodeDescription", Describe(result.ExitCode));
        json.WriteStartArray("toolExecutionNotifications");
        result.Failures.ToList().ForEach(failure => WriteFailure(json, failure, rules));
        result.Active.Where(finding => finding.Rule.MeansUnchecked).ToList().ForEach(finding => WriteUnchecked(json, finding, rules));
        json.WriteEndArray();
        json.WriteStartArray("toolConfigurationNotifications");
        WriteCoverage(json, result.Coverage);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static string Describe(int code) => code switch
    {
        ExitCodes.Clean => "nothing is wrong",
        ExitCodes.Findings => "there are findings of severity error",
        ExitCodes.Unchecked => "something could not be checked",
        _ => "a bug of tandem",
    };

    private static void WriteCoverage(Utf8JsonWriter json, Coverage coverage)
    {
        foreach (var layer in coverage.Layers.Where(layer => layer.Skipped is not null))
        {
            WriteNote(json, $"The layer {layer.Name} was not checked: {layer.Skipped}.", null);
        }

        foreach (var file in coverage.UncheckedFiles)
        {
            WriteNote(json, $"{file.Path} is not checked: {file.Reason.TrimEnd('.')}.", file.Path.Contains('*', StringComparison.Ordinal) ? null : file.Path);
        }

        foreach (var kind in coverage.KindsWithoutSchema)
        {
            WriteNote(json, $"{kind.Count} of {kind.ApiVersion} {kind.Kind}: the kind has no schema.", null);
        }
    }

    private static void WriteNote(Utf8JsonWriter json, string text, string? file)
    {
        json.WriteStartObject();
        json.WriteString("level", "note");
        SarifReport.WriteText(json, "message", text);
        if (file is not null)
        {
            json.WriteStartArray("locations");
            json.WriteStartObject();
            SarifLocation.WriteFile(json, file);
            json.WriteEndObject();
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteUnchecked(Utf8JsonWriter json, Finding finding, SarifRules rules)
    {
        json.WriteStartObject();
        json.WriteString("level", SarifReport.Level(finding.Severity));
        SarifReport.WriteText(json, "message", SarifResult.Message(finding));
        rules.WriteAssociated(json, finding.Rule.Id);
        json.WriteStartArray("locations");
        json.WriteStartObject();
        SarifLocation.WritePhysical(json, finding.Blame.Place);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteFailure(Utf8JsonWriter json, RuleFailure failure, SarifRules rules)
    {
        json.WriteStartObject();
        json.WriteString("level", "error");
        SarifReport.WriteText(json, "message", $"The rule {failure.RuleId} failed; this is a bug of tandem. {failure.Error}");
        rules.WriteAssociated(json, failure.RuleId);
        json.WriteStartObject("exception");
        json.WriteString("kind", failure.Error.GetType().FullName);
        json.WriteString("message", failure.Error.Message);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
