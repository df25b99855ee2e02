using Tandem.Findings;
using Tandem.Kustomize;
using Tandem.Manifests;
using Tandem.Schemas;
using Tandem.Workflows;

namespace Tandem.Rules.Workflows;

/// <summary>The settings of Dependabot, as far as it refuses others: then it raises no pull request, and the pins of actions grow old.</summary>
/// <remarks>https://docs.github.com/code-security/dependabot/working-with-dependabot/dependabot-options-reference</remarks>
/// <param name="file">The settings.</param>
/// <param name="workspace">The repository.</param>
internal sealed class DependabotForm(WorkflowFile file, Workspace workspace)
{
    private static readonly string[] Names = [".github/dependabot.yml", ".github/dependabot.yaml"];
    private static readonly string[] Folders = ["directory", "directories"];
    private static readonly string[] Intervals = ["daily", "weekly", "monthly", "quarterly", "semiannually", "yearly", "cron"];
    private static readonly string[] Ecosystems =
    [
        "bazel", "bun", "bundler", "cargo", "composer", "conda", "devcontainers", "docker", "docker-compose", "dotnet-sdk", "elm", "github-actions", "gitsubmodule", "gomod", "gradle",
        "helm", "julia", "maven", "mix", "npm", "nuget", "opentofu", "pip", "pre-commit", "pub", "rust-toolchain", "swift", "terraform", "uv", "vcpkg",
    ];

    /// <summary>Whether a file holds them.</summary>
    public static bool Is(WorkflowFile file) => Names.Contains(file.Path, StringComparer.Ordinal);

    /// <summary>Everything that it refuses.</summary>
    public IEnumerable<WorkflowFlaw> Flaws() =>
    [
        .. file.Root["version"] is ScalarNode { Text: not "2" } version ? [new WorkflowFlaw(version.Place, $"Dependabot has no version {version.Text} of its settings.", "Write 2.")] : Array.Empty<WorkflowFlaw>(),
        .. file.Root["version"] is null ? Lacks(KeyPlaces.OfRoot(file.Root), "version") : [],
        .. file.Root["updates"] is not SequenceNode { Items.Count: > 0 } ? Lacks(KeyPlaces.OfRoot(file.Root), "updates") : [],
        .. file.Root.List("updates").OfType<MappingNode>().SelectMany(OfUpdate),
    ];

    private IEnumerable<WorkflowFlaw> OfUpdate(MappingNode update)
    {
        var (ecosystem, schedule) = (update["package-ecosystem"] as ScalarNode, update.Mapping("schedule"));
        var interval = schedule?["interval"] as ScalarNode;
        return
        [
            .. ecosystem is null ? Lacks(update.Place, "package-ecosystem") : Unknown(ecosystem, Ecosystems, onlyNear: true),
            .. Folders.All(key => update[key] is null) ? Lacks(update.Place, "directory") : [],
            .. Folders.SelectMany(key => update.List(key).Append(update[key])).OfType<ScalarNode>().Where(IsMissing)
                .Select(folder => new WorkflowFlaw(folder.Place, $"There is no folder {folder.Text}: Dependabot finds nothing there.", "Name a folder, from the root: /.")),
            .. update["schedule"] is ScalarNode { IsNull: false } or SequenceNode
                ? [new WorkflowFlaw(update["schedule"]!.Place, "A schedule is a mapping with an interval: Dependabot refuses its settings.", $"Write interval: {(update["schedule"] is ScalarNode word ? word.Text : "weekly")} below it.")]
                : schedule is null && update["multi-ecosystem-group"] is null ? Lacks(update.Place, "schedule") : [],
            .. schedule is not null && interval is null ? Lacks(schedule.Place, "interval") : [],
            .. interval is null ? [] : Unknown(interval, Intervals, onlyNear: false),
        ];
    }

    private bool IsMissing(ScalarNode folder) => !folder.Text.Contains('*', StringComparison.Ordinal) && folder.Text.Trim('/') is { Length: > 0 } path && !workspace.HasFolder(path);

    // There are more ecosystems with every year.
    private static IEnumerable<WorkflowFlaw> Unknown(ScalarNode value, string[] known, bool onlyNear) =>
        known.Contains(value.Text, StringComparer.Ordinal) || (NearestName.Find(value.Text, known) is var near && onlyNear && near is null) ? [] :
            [new WorkflowFlaw(value.Place, $"Dependabot knows no {value.Text}: it refuses its settings.", near is null ? $"It knows {string.Join(", ", known)}." : $"Did you mean {near}?")];

    private static WorkflowFlaw[] Lacks(Place place, string key) => [new WorkflowFlaw(place, $"Dependabot asks for {key}: it refuses its settings.", $"Add {key}.")];
}
