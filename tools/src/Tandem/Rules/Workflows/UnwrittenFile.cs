using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Schemas;
using Tandem.Validation;
using Tandem.Workflows;

namespace Tandem.Rules.Workflows;

/// <summary>A file that one step of a job writes under another name than the one by which it is read.</summary>
/// <remarks>docs.github.com/actions/reference/workflows-and-actions/variables: RUNNER_TEMP is emptied at the beginning of each job.</remarks>
public sealed class UnwrittenFile() : Rule(new RuleInfo(
    "TND0722", "unwritten-file", Severity.Error, Layers.References, "A step reads a file that no step writes."))
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(FleetModel fleet) => fleet.Workflows
        .SelectMany(file => file.Kind == WorkflowFileKind.Action ? new KeyFiles(file.Steps).Flaws() : file.Jobs.SelectMany(job => OfJob(fleet, job))).Select(flaw => flaw.Finding(Info));

    private static IEnumerable<WorkflowFlaw> OfJob(FleetModel fleet, WorkflowJob job)
    {
        var files = new StepFiles(job).All.ToList();
        return (files.Exists(named => named.Use != StepFileUse.Written) ? Flaws(fleet, files) : []).Concat(new KeyFiles(job.Steps).Flaws());
    }

    private static IEnumerable<WorkflowFlaw> Flaws(FleetModel fleet, List<StepFile> files)
    {
        var written = files.FindAll(one => one.Use == StepFileUse.Written);
        var unread = written.FindAll(one => !files.Exists(other => other.Use is StepFileUse.Read or StepFileUse.Kept && other.Meets(one)));
        return files.Where(one => one.Use != StepFileUse.Written && !written.Exists(one.Meets) && !IsHere(fleet, one.Path))
            .GroupBy(one => one.Path, StringComparer.Ordinal).Select(group => Judge([.. group], written, unread)).OfType<WorkflowFlaw>();
    }

    // What lies elsewhere on this machine may come from an earlier build: a fresh checkout does not have it.
    private static bool IsHere(FleetModel fleet, string path) => InputDigest.Covers(path, null) && (fleet.Workspace.HasFile(path) || fleet.Workspace.HasFolder(path));

    // Where several steps read one name, whoever writes another strayed.
    private static WorkflowFlaw? Judge(List<StepFile> readers, List<StepFile> written, List<StepFile> unread)
    {
        var first = readers.Find(one => one.Use != StepFileUse.Asked) ?? readers[0];
        var meant = (readers.TrueForAll(one => one.Use == StepFileUse.Asked) ? written : unread).Find(one => IsMeant(first, one));
        return meant is null ? null
            : readers.Count > 1 && unread.Contains(meant) ? new WorkflowFlaw(meant.Place, $"{meant.Path} is written here and nobody reads it; other steps read {first.Path}, which nobody writes.", $"Write {first.Path}.")
            : new WorkflowFlaw(first.Place, $"No step of this job writes {first.Path}.", $"Did you mean {meant.Path}?");
    }

    // A report of a program that is named nowhere may be kept, beside others.
    private static bool IsMeant(StepFile reader, StepFile writer) => reader.Folder == writer.Folder && reader.Extension == writer.Extension
        && ((reader.Use != StepFileUse.Kept && reader.Extension.Length > 0) || NearestName.IsNear(reader.Path, writer.Path));
}
