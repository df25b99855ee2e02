namespace Tandem.Rules.Workflows;

/// <summary>The words that GitHub knows in workflows and actions.</summary>
/// <remarks>
/// docs.github.com/actions/reference/workflows-and-actions: workflow-syntax, events-that-trigger-workflows, metadata-syntax.
/// </remarks>
internal static class WorkflowWords
{
    /// <summary>The keys of a workflow; <c>on</c> unquoted is a boolean of YAML 1.1.</summary>
    public static IReadOnlyList<string> OfWorkflow { get; } = ["name", "run-name", "on", "true", "permissions", "env", "defaults", "concurrency", "jobs"];

    /// <summary>The keys of a job.</summary>
    public static IReadOnlyList<string> OfJob { get; } =
    [
        "name", "permissions", "needs", "if", "runs-on", "snapshot", "environment", "concurrency", "outputs", "env", "defaults", "steps",
        "timeout-minutes", "strategy", "continue-on-error", "container", "services", "uses", "with", "secrets",
    ];

    /// <summary>The keys of a step.</summary>
    public static IReadOnlyList<string> OfStep { get; } =
        ["id", "if", "name", "uses", "run", "working-directory", "shell", "with", "env", "continue-on-error", "timeout-minutes"];

    /// <summary>The labels of runners that GitHub lends; an organisation may have others.</summary>
    /// <remarks>https://docs.github.com/actions/reference/runners/github-hosted-runners</remarks>
    public static IReadOnlyList<string> Runners { get; } =
    [
        "ubuntu-latest", "ubuntu-24.04", "ubuntu-22.04", "ubuntu-24.04-arm", "ubuntu-22.04-arm", "windows-latest", "windows-2025", "windows-2022", "windows-11-arm",
        "macos-latest", "macos-26", "macos-15", "macos-14", "macos-13", "self-hosted",
    ];

    /// <summary>The events that start a workflow.</summary>
    public static IReadOnlyList<string> Events { get; } =
    [
        "branch_protection_rule", "check_run", "check_suite", "create", "delete", "deployment", "deployment_status", "discussion", "discussion_comment",
        "fork", "gollum", "image_version", "issue_comment", "issues", "label", "merge_group", "milestone", "page_build", "project", "project_card",
        "project_column", "public", "pull_request", "pull_request_review", "pull_request_review_comment", "pull_request_target", "push",
        "registry_package", "release", "repository_dispatch", "schedule", "status", "watch", "workflow_call", "workflow_dispatch", "workflow_run",
    ];

    /// <summary>What a token may be given.</summary>
    public static IReadOnlyList<string> Scopes { get; } =
    [
        "actions", "artifact-metadata", "attestations", "checks", "contents", "deployments", "discussions", "id-token", "issues", "models", "packages",
        "pages", "pull-requests", "repository-projects", "security-events", "statuses",
    ];
}
