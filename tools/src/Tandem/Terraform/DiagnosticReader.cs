using System.Text.Json;
using Tandem.Programs;

namespace Tandem.Terraform;

/// <summary>Reads what terraform said, from either of the two forms it says it in.</summary>
internal static class DiagnosticReader
{
    /// <summary>The diagnostics of <c>validate -json</c>.</summary>
    public static IEnumerable<TerraformDiagnostic> OfValidate(ProgramResult result)
    {
        using var document = Parse(result.Output);
        return document is not null && PlannedResource.Find(document.RootElement, ["diagnostics"]) is { } diagnostics
            ? [.. diagnostics.EnumerateArray().Select(TerraformDiagnostic.From)]
            : [];
    }

    /// <summary>The diagnostics in a stream of JSON lines; where the program failed without one, what it wrote instead.</summary>
    public static IEnumerable<TerraformDiagnostic> OfStream(ProgramResult result)
    {
        var found = result.Output.Split('\n').Select(OfLine).OfType<TerraformDiagnostic>().ToList();
        return result.ExitCode == 0 || found.Exists(diagnostic => diagnostic.IsError) ? found :
            [.. found, new TerraformDiagnostic(IsError: true, $"terraform ended with {result.ExitCode}: {Words(result)}", null, null, 1, 1)];
    }

    private static TerraformDiagnostic? OfLine(string line)
    {
        if (!line.Contains("\"diagnostic\"", StringComparison.Ordinal))
        {
            return null;
        }

        using var document = Parse(line);
        return document is not null && PlannedResource.Find(document.RootElement, ["diagnostic"]) is { } diagnostic ? TerraformDiagnostic.From(diagnostic) : null;
    }

    // Before it has read its arguments and its state, terraform knows no JSON: it draws a box around the error.
    private static string Words(ProgramResult result)
    {
        var lines = $"{result.Error}\n{result.Output}".Split('\n').Select(line => line.Trim('\u2577', '\u2502', '\u2575', ' ', '\r')).Where(line => line.Length > 0 && line[0] != '{').ToList();
        var error = lines.SkipWhile(line => !line.StartsWith("Error: ", StringComparison.Ordinal)).ToList();
        return string.Join(' ', error.Count > 0 ? error : lines) is { Length: > 0 } text ? text : "it said nothing";
    }

    private static JsonDocument? Parse(string text)
    {
        try
        {
            return JsonDocument.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
