using Tandem.Terraform;

namespace Tandem.Review.Ground;

/// <summary>What terraform leaves as it is once a resource exists: <c>lifecycle { ignore_changes = [...] }</c>.</summary>
internal static class IgnoredChanges
{
    /// <summary>Whether a field is left alone.</summary>
    public static bool Of(PlannedResource resource, IReadOnlyList<string> way)
    {
        var entries = resource.Block?.Nested("lifecycle").Select(block => block.Attribute("ignore_changes")?.Value).FirstOrDefault(value => value is not null);
        return entries is not null && (entries.Text.Trim() == "all" || entries.Items.Any(entry => Covers(Steps(entry.Text), way)));
    }

    // node_config[0].labels and labels["app"], without the places in lists.
    private static List<string> Steps(string text) =>
        [.. text.Split('.', '[').Select(step => step.Trim().TrimEnd(']').Trim('"')).Where(step => step.Length > 0 && !step.All(char.IsAsciiDigit))];

    private static bool Covers(List<string> steps, IReadOnlyList<string> way) =>
        steps.Count <= way.Count && steps.Select((step, i) => way[i] == step).All(same => same);
}
