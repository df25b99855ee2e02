using System.Globalization;
using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Rules;
using Tandem.Settings;

namespace Tandem.Validation;

/// <summary>
/// Marks the findings that the settings or an object's own annotation suppress, and reports the suppressions that have
/// nothing to do, are over, or cannot be used.
/// </summary>
internal sealed class SuppressionFilter(FleetModel fleet, DateOnly today)
{
    private readonly IReadOnlyList<AllowAnnotation> annotations = [.. fleet.Objects.SelectMany(AllowAnnotation.Of)];
    private readonly HashSet<object> used = [];

    /// <summary>The findings, marked.</summary>
    public IEnumerable<Finding> Apply(IEnumerable<Finding> findings) => findings.Select(finding => finding with { Suppressed = Find(finding) });

    /// <summary>What is wrong with the suppressions themselves. Ask after <see cref="Apply"/> has been enumerated.</summary>
    /// <param name="whole">Whether everything was checked: only then is one that did nothing unused.</param>
    public IEnumerable<Finding> Complaints(bool whole)
    {
        foreach (var entry in fleet.Settings.Suppress.Where(entry => !used.Contains(entry)))
        {
            if (!IsInForce(entry.Until) || whole)
            {
                yield return Complaint(Blame.At(entry.Place), $"of {entry.Rule} at {entry.At}", entry.Until);
            }
        }

        foreach (var annotation in annotations.Where(annotation => !used.Contains(annotation)))
        {
            if (annotation.Flaw is { } flaw)
            {
                yield return new Finding(ToolRules.UnusedSuppression, flaw.Message, annotation.Blame) { Hint = flaw.Hint };
            }
            else if (!IsInForce(annotation.Text.Until) || whole)
            {
                yield return Complaint(annotation.Blame, $"of {annotation.Rule} on {annotation.Owner.Manifest}", annotation.Text.Until) with { Objects = [annotation.Owner.Reference(null)] };
            }
        }
    }

    /// <summary>The exemptions that cover no file and no unit.</summary>
    public IEnumerable<Finding> UnusedExemptions()
    {
        var files = CoveredFiles.Of(fleet.Workspace, CoveredFiles.Folders).ToList();
        var folders = fleet.Clusters.SelectMany(cluster => cluster.Units).Select(unit => unit.Folder).Concat(fleet.Trees.Select(tree => tree.Folder)).ToList();
        var rendered = fleet.Units.SelectMany(unit => unit.Tree.Files).ToHashSet(StringComparer.Ordinal);
        return fleet.Settings.Unchecked.Where(exemption => !files.Exists(exemption.Covers))
            .Concat(fleet.Settings.Unrenderable.Where(exemption => !folders.Exists(exemption.Covers)))
            .Select(exemption => Finding.At(ToolRules.UnusedSuppression, exemption.Place,
                $"The exemption for {exemption.Path} covers nothing.", "Delete it, or correct the path."))
            .Concat(from exemption in fleet.Settings.Unchecked
                    let file = rendered.Where(exemption.Covers).Order(StringComparer.Ordinal).FirstOrDefault()
                    where file is not null
                    select Finding.At(ToolRules.UnusedSuppression, exemption.Place, $"The exemption for {exemption.Path} covers {file}, which a cluster is rendered from and which is checked all the same.", "Exempt what no cluster takes in, and no more."));
    }

    private Suppression? Find(Finding finding)
    {
        if (fleet.Settings.Suppress.FirstOrDefault(entry => IsInForce(entry.Until) && entry.Covers(finding)) is { } entry)
        {
            used.Add(entry);
            return new Suppression($"{entry.Place.File}:{entry.Place.Line}", entry.Reason, entry.Until);
        }

        if (annotations.FirstOrDefault(candidate => Covers(candidate, finding)) is { } annotation)
        {
            used.Add(annotation);
            return new Suppression(annotation.Blame.Place.ToString(), annotation.Text.Reason, annotation.Text.Until);
        }

        return null;
    }

    private bool Covers(AllowAnnotation annotation, Finding finding) =>
        IsInForce(annotation.Text.Until)
        && finding.Objects.Count > 0 && finding.Objects.All(subject => annotation.Covers(finding.Rule.Id, subject));

    private bool IsInForce(DateOnly? until) => until is null || until >= today;

    private Finding Complaint(Blame blame, string what, DateOnly? until) => IsInForce(until)
        ? new Finding(ToolRules.UnusedSuppression, $"The suppression {what} suppresses nothing.", blame)
        {
            Hint = "Delete it: what it excused is mended or has moved.",
        }
        : new Finding(ToolRules.ExpiredSuppression, $"The suppression {what} ended on {until!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}.", blame)
        {
            Hint = "Mend what it excuses, or give it a new day and say why in its reason.",
        };
}
