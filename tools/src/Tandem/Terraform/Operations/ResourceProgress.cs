using System.Text.Json;

namespace Tandem.Terraform.Operations;

/// <summary>One step of a running apply or destroy.</summary>
/// <param name="Address">The instance.</param>
/// <param name="Action">What is done to it, in terraform's word: <c>create</c>, <c>update</c>, <c>delete</c>.</param>
/// <param name="Step">How far it is.</param>
/// <param name="Elapsed">How long it has taken.</param>
public sealed record ResourceProgress(string Address, string Action, ProgressStep Step, TimeSpan Elapsed)
{
    /// <summary>Reads a line of terraform's JSON stream; null for a line about anything else.</summary>
    internal static ResourceProgress? From(string line)
    {
        if (!line.Contains("\"type\":\"apply_", StringComparison.Ordinal))
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            ProgressStep? step = root.GetProperty("type").GetString() switch
            {
                "apply_start" => ProgressStep.Started,
                "apply_progress" => ProgressStep.Running,
                "apply_complete" => ProgressStep.Done,
                "apply_errored" => ProgressStep.Failed,
                _ => null,
            };
            var seconds = PlannedResource.Find(root, ["hook", "elapsed_seconds"])?.GetDouble() ?? 0;
            return step is { } known && PlannedResource.Find(root, ["hook", "resource", "addr"])?.GetString() is { } address
                ? new ResourceProgress(address, PlannedResource.Find(root, ["hook", "action"])?.GetString() ?? "", known, TimeSpan.FromSeconds(seconds))
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
