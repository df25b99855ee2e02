using Tandem.Fleet;
using Tandem.Manifests;
using Tandem.Settings;

namespace Tandem.Workflows;

/// <summary>Finds what GitHub reads: workflows, actions of the repository's own, and its other settings.</summary>
internal static class WorkflowFiles
{
    private const string Folder = ".github";
    private const string Workflows = $"{Folder}/workflows/";
    private static readonly string[] ActionNames = ["action.yaml", "action.yml"];

    /// <summary>Every YAML and JSON file there that the settings do not exempt, read.</summary>
    public static IReadOnlyList<WorkflowFile> Of(Workspace workspace, TandemSettings settings) =>
    [
        .. CoveredFiles.Of(workspace, [Folder])
            .Where(file => !settings.Unchecked.Any(exemption => exemption.Covers(file)))
            .Select(file => workspace.Yaml(file).Documents is [MappingNode root, ..] ? new WorkflowFile(file, KindOf(file), root) : Unread(file)),
    ];

    private static WorkflowFileKind KindOf(string file) =>
        file.StartsWith(Workflows, StringComparison.Ordinal) && !file[Workflows.Length..].Contains('/') ? WorkflowFileKind.Workflow
        : ActionNames.Contains(Path.GetFileName(file), StringComparer.Ordinal) ? WorkflowFileKind.Action
        : WorkflowFileKind.Other;

    // What is wrong with its text is reported with the text.
    private static WorkflowFile Unread(string file) => new(file, WorkflowFileKind.Other, new MappingNode(new SourceText(file, ""), 1, 1, []));
}
