using System.Text.RegularExpressions;
using Tandem.Findings;
using Tandem.Manifests;
using Tandem.Workflows;

namespace Tandem.Rules.Workflows;

/// <summary>Branches that conditions of workflows name: another main branch than the rest, or one that no run of it is on. (Those of triggers are TND0718.)</summary>
/// <param name="all">All workflows.</param>
internal sealed partial class WorkflowBranches(IReadOnlyList<WorkflowFile> all)
{
    private static readonly string[] Filters = ["branches", "branches-ignore"];

    // A repository has one of these, as a rule.
    private static readonly string[] Mains = ["main", "master", "trunk", "default", "mainline"];

    /// <summary>Every such name.</summary>
    public IEnumerable<WorkflowFlaw> Flaws()
    {
        var named = all.Where(file => file.Kind == WorkflowFileKind.Workflow).SelectMany(Named).ToList();
        var usual = named.GroupBy(one => one.Branch, StringComparer.Ordinal).Select(group => new { Branch = group.Key, Files = group.DistinctBy(one => one.File).Count() }).OrderByDescending(group => group.Files).Take(2).ToList();
        return usual is [{ Files: > 1 } first, ..] && (usual.Count == 1 || usual[1].Files < first.Files)
            ? named.Where(one => !one.IsTrigger && IsSlip(one.Branch, first.Branch)).Select(one => new WorkflowFlaw(one.Place, $"The branch {one.Branch} is named here; the other workflows name {first.Branch}.", $"Write {first.Branch}.")).Concat(Never()).DistinctBy(flaw => flaw.Place)
            : Never();
    }

    private static bool IsSlip(string branch, string usual) => branch != usual
        && (Schemas.NearestName.Slip(branch, [usual]) is not null || (Mains.Contains(branch, StringComparer.Ordinal) && Mains.Contains(usual, StringComparer.Ordinal)));

    private static IEnumerable<NamedBranch> Named(WorkflowFile file) =>
        (from trigger in file.Triggers
         from filter in Filters
         from branch in trigger.Settings?.List(filter).OfType<ScalarNode>() ?? []
         select new NamedBranch(file, branch.Text, branch.Place, IsTrigger: true)).Concat(
         from condition in Conditions(file)
         from match in Compared().Matches(condition.Text)
         select new NamedBranch(file, match.Groups["branch"].Value, ScalarLines.PlaceOf(condition, match.Groups["branch"].Index), IsTrigger: false));

    private static IEnumerable<ScalarNode> Conditions(WorkflowFile file) =>
        FieldPaths.Scalars(file.Root).Where(found => found.Path is [.., { Key: "if" }] || found.Node.Text.Contains("${{", StringComparison.Ordinal)).Select(found => found.Node);

    // Of a push to one branch nobody can be on another.
    private IEnumerable<WorkflowFlaw> Never() =>
        from file in all
        where file.Triggers is [{ Name.Text: "push", Settings: { } settings }] && settings["tags"] is null
        let pushed = file.Triggers[0].Settings!.List("branches").OfType<ScalarNode>().Select(branch => branch.Text).ToList()
        where pushed.Count > 0 && !pushed.Exists(branch => branch.AsSpan().IndexOfAny("*?+[!") >= 0)
        from job in file.Jobs
        where job.Condition is { } condition && !condition.Text.Contains("||", StringComparison.Ordinal) && !condition.Text.Contains("!=", StringComparison.Ordinal)
        from match in Compared().Matches(job.Condition!.Text)
        let branch = match.Groups["branch"].Value
        where !pushed.Contains(branch)
        select new WorkflowFlaw(ScalarLines.PlaceOf(job.Condition!, match.Index), $"The job {job.Name} waits for a push to {branch}, and only a push to {string.Join(" or ", pushed)} starts the workflow.", "Name the branch in both.");

    private sealed record NamedBranch(WorkflowFile File, string Branch, Place Place, bool IsTrigger);

    [GeneratedRegex(@"\bgithub\.(ref\s*[!=]=\s*'refs/heads/|(ref_name|base_ref)\s*[!=]=\s*')(?<branch>[^']+)'", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Compared();
}
