namespace Tandem.Rules.Monitoring;

/// <summary>Labels that relabelling writes.</summary>
internal static class ScrapeLabels
{
    private static readonly string[] Reserved =
        ["project_id", "location", "cluster", "namespace", "job", "instance", "top_level_controller", "top_level_controller_type", "__address__"];

    /// <summary>One that the collector owns; null where it does not.</summary>
    public static Flaw? Label(ObjectField label) =>
        Reserved.Contains(label.Text, StringComparer.Ordinal)
            ? label.Flaw($"{label.Here} must not be the reserved label {label.Text}.", "Choose another name, such as exported_" + label.Text + ".") : null;
}
