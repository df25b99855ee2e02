using System.Text.Json;

namespace Tandem.Tests.Terraform;

/// <summary>What a run of terraform ended with.</summary>
internal sealed record TerraformRun(int ExitCode, string Output, string Error)
{
    /// <summary>The errors, where the run was asked for JSON.</summary>
    public IReadOnlyList<TerraformError> Errors => [.. Diagnostics().Where(json => json.GetProperty("severity").GetString() == "error").Select(TerraformError.Read)];

    public override string ToString() => $"exit code {ExitCode}\n{(Errors.Count > 0 ? string.Join('\n', Errors) : Output)}\n{Error}";

    // validate answers one object, the others a line for each event.
    private List<JsonElement> Diagnostics()
    {
        if (Output.StartsWith("{\n", StringComparison.Ordinal))
        {
            return [.. JsonDocument.Parse(Output).RootElement.GetProperty("diagnostics").EnumerateArray()];
        }

        return [.. Output.Split('\n').Where(line => line.StartsWith('{')).Select(line => JsonDocument.Parse(line).RootElement).Where(json => json.TryGetProperty("diagnostic", out _)).Select(json => json.GetProperty("diagnostic"))];
    }
}
