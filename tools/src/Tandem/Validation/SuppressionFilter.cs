using System.Globalization;
using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Rules;
using Tandem.Settings;

namespace Tandem.Validation;

/// <summary>Marks the findings that the settings suppress, and reports the entries that have nothing to do or are over.</summary>
internal sealed class SuppressionFilter(TandemSettings settings, DateOnly today)
{
    public IEnumerable<Finding> Apply(IReadOnlyList<Finding> findings)
    {
        var used = new HashSet<SuppressionEntry>();
        foreach (var finding in findings)
        {
            var entry = settings.Suppress.FirstOrDefault(entry => IsInForce(entry) && entry.Covers(finding));
            if (entry is null)
            {
                yield return finding;
                continue;
            }

            used.Add(entry);
            yield return finding with { Suppressed = new Suppression($"{entry.Place.File}:{entry.Place.Line}", entry.Reason, entry.Until) };
        }

        foreach (var complaint in settings.Suppress.Select(entry => Complaint(entry, used)).OfType<Finding>())
        {
            yield return complaint;
        }
    }

    /// <summary>The exemptions that cover no file and no unit.</summary>
    public IEnumerable<Finding> UnusedExemptions(FleetModel fleet)
    {
        var files = CoveredFiles.Of(fleet.Workspace, CoveredFiles.Folders).ToList();
        var folders = fleet.Units.Select(unit => unit.Unit.Folder).ToList();
        return settings.Unchecked.Where(exemption => !files.Exists(exemption.Covers))
            .Concat(settings.Unrenderable.Where(exemption => !folders.Exists(exemption.Covers)))
            .Select(exemption => Finding.At(ToolRules.UnusedSuppression, exemption.Place,
                $"The exemption for {exemption.Path} covers nothing.", "Delete it, or correct the path."));
    }

    private bool IsInForce(SuppressionEntry entry) => entry.Until is null || entry.Until >= today;

    private Finding? Complaint(SuppressionEntry entry, HashSet<SuppressionEntry> used) => IsInForce(entry)
        ? used.Contains(entry) ? null : Finding.At(ToolRules.UnusedSuppression, entry.Place,
            $"The suppression of {entry.Rule} at {entry.At} suppresses nothing.", "Delete it: what it excused is mended or has moved.")
        : Finding.At(ToolRules.ExpiredSuppression, entry.Place,
            $"The suppression of {entry.Rule} at {entry.At} ended on {entry.Until!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.",
            "Mend what it excuses, or give it a new day and say why in its reason.");
}
