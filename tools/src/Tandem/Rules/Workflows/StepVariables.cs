using System.Text.RegularExpressions;
using Tandem.Manifests;
using Tandem.Workflows;

namespace Tandem.Rules.Workflows;

/// <summary>The variables of a step: one that is set beside a script which reads it under another name.</summary>
/// <remarks>A script may read what the runner sets, and a program what the script does not: only the two together, of names that are akin, are a fault.</remarks>
/// <param name="file">The workflow or the action.</param>
internal sealed partial class StepVariables(WorkflowFile file)
{
    /// <summary>Every variable that goes past its script.</summary>
    public IEnumerable<WorkflowFlaw> Flaws() => file.Kind == WorkflowFileKind.Action ? file.Steps.SelectMany(step => Of(step, null)) : file.Jobs.SelectMany(job => job.Steps.SelectMany(step => Of(step, job.Body.Mapping("env"))));

    private IEnumerable<WorkflowFlaw> Of(WorkflowStep step, MappingNode? ofJob)
    {
        if (step.Script is not { } script || step.Body.Mapping("env") is not { } own)
        {
            return [];
        }

        var set = new[] { own, ofJob, file.Root.Mapping("env") }.SelectMany(holder => holder?.Entries ?? []).Select(entry => entry.Name)
            .Concat(file.Steps.SelectMany(other => other.Script is { } text ? Assigned().Matches(text.Text).Select(match => match.Groups["name"].Value) : [])).ToHashSet(StringComparer.Ordinal);
        var unset = Read().Matches(script.Text).Select(match => match.Groups["name"].Value).Where(name => !set.Contains(name)).ToList();
        return from entry in own.Entries
               where WholeWords.IndexOf(script.Text.Replace('_', 'x'), entry.Name.Replace('_', 'x'), 0, StringComparison.Ordinal) < 0
               let wanted = unset.Find(name => AreAkin(name, entry.Name))
               where wanted is not null
               select new WorkflowFlaw(entry.Key.Place, $"The script reads {wanted}, which nothing sets; {entry.Name}, which is set for it, it does not read.", $"Name it {wanted}.");
    }

    private static bool AreAkin(string one, string other) => Schemas.NearestName.Slip(one, [other]) is not null || Holds(one, other) || Holds(other, one);

    private static bool Holds(string one, string other) => one.StartsWith(other + "_", StringComparison.Ordinal) || one.EndsWith("_" + other, StringComparison.Ordinal);

    [GeneratedRegex(@"\$(\{(?<name>[A-Za-z_]\w*)[}:%#/^,@-]|(?<name>[A-Za-z_]\w*))", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Read();

    [GeneratedRegex(@"\b(?<name>[A-Za-z_]\w*)=|\b(read|for)\s+(-\S+\s+)*(?<name>[A-Za-z_]\w*)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Assigned();
}
