using System.CommandLine;
using Tandem.Editing;
using Tandem.Findings;
using Tandem.Reports;
using Tandem.Twin.Providers;
using Tandem.Validation;

namespace Tandem.Cli.Editing;

/// <summary>Writes edits, validates, and takes them back where they brought a finding that was not there before.</summary>
internal sealed class CheckedEdit(ParseResult parsed, Screen screen, Repository repository)
{
    private readonly EditWriter writer = new(repository.Root);

    /// <summary>Does so.</summary>
    /// <returns>The exit code: clean where the edits stand.</returns>
    public async Task<int> WriteAsync(IReadOnlyList<FileEdit> edits, CancellationToken cancel)
    {
        writer.Write(edits);
        var isKept = false;
        try
        {
            var after = await ValidateAsync(cancel);
            var brought = after.ExitCode == ExitCodes.Clean ? [] : await BroughtAsync(edits, after, cancel);
            isKept = brought.Count == 0;
            Say(edits, after, brought);
            return isKept ? ExitCodes.Clean : after.ExitCode;
        }
        finally
        {
            if (!isKept)
            {
                writer.Undo(edits);
            }
        }
    }

    // What was wrong before is not the edit's fault.
    private async Task<IReadOnlyList<Finding>> BroughtAsync(IReadOnlyList<FileEdit> edits, ValidationResult after, CancellationToken cancel)
    {
        writer.Undo(edits);
        ValidationResult before;
        try
        {
            before = await ValidateAsync(cancel);
        }
        finally
        {
            writer.Write(edits);
        }

        var known = before.Active.Select(Fingerprint.Of).ToHashSet(StringComparer.Ordinal);
        return [.. after.Active.Where(finding => finding.Severity == Severity.Error && !known.Contains(Fingerprint.Of(finding)))];
    }

    private void Say(IReadOnlyList<FileEdit> edits, ValidationResult after, IReadOnlyList<Finding> brought)
    {
        if (brought.Count > 0)
        {
            new ConsoleReport(screen.Error, Screen.Ink(parsed)).WriteFindings(brought, after.Fleet.Workspace);
            screen.Complain("The change does not validate; it was taken back, and nothing is changed.");
            return;
        }

        var state = after.ExitCode == ExitCodes.Clean ? "validates clean" : "brings no finding; those of before are still there";
        var warnings = after.Warnings == 0 ? "" : $", {after.Warnings} {(after.Warnings == 1 ? "warning" : "warnings")}";
        screen.Output.WriteLine($"Written: {edits.Count} {(edits.Count == 1 ? "file" : "files")}; the fleet of {after.Coverage.Clusters.Count} {(after.Coverage.Clusters.Count == 1 ? "cluster" : "clusters")} {state}{warnings}.");
    }

    private Task<ValidationResult> ValidateAsync(CancellationToken cancel) => Validator.RunAsync(new ValidationRequest(repository.Root)
    {
        SettingsFile = repository.SettingsFile,
        Providers = new EmbeddedProviderHost(),
        Today = DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().Date),
    }, cancel);
}
