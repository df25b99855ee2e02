using Tandem.Editing;

namespace Tandem.Cli.Editing;

/// <summary>Asks a person at a terminal for what no option gave; an empty answer leaves a fact as it is.</summary>
internal static class InitQuestions
{
    /// <summary>Asks.</summary>
    /// <exception cref="EditRefusal">Nobody can be asked, and nothing was given.</exception>
    public static async Task<FleetInitRequest> AskAsync(EditTree tree, FleetInitRequest given, bool isModelGiven, Screen screen, CancellationToken cancel)
    {
        if (Console.IsInputRedirected)
        {
            return given != new FleetInitRequest() || isModelGiven ? given
                : throw new EditRefusal("Nobody can be asked here, and no option says anything.", "Give --project-id, --repository-url, --regions or --model with --revision; tandem init --help has them.");
        }

        var facts = tree.Facts();
        return given with
        {
            ProjectId = given.ProjectId ?? await AskAsync(screen, "Google Cloud project ID", facts["projectId"], cancel),
            RepositoryUrl = given.RepositoryUrl ?? await AskAsync(screen, "URL of this repository", facts["repositoryURL"], cancel),
            Model = isModelGiven ? given.Model : await ModelAsync(screen, facts["model"], cancel),
            Regions = given.Regions ?? (await AskAsync(screen, "Regions with their TPU zones", Written(tree), cancel) is { } regions ? RegionsOf(regions) : null),
        };
    }

    /// <summary>Reads REGION=ZONE,REGION=ZONE.</summary>
    /// <exception cref="EditRefusal">It is written otherwise.</exception>
    public static IReadOnlyDictionary<string, string> RegionsOf(string text)
    {
        var pairs = text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')).ToList();
        return pairs.Count > 0 && pairs.TrueForAll(pair => pair.Length == 2) && pairs.DistinctBy(pair => pair[0]).Count() == pairs.Count
            ? pairs.ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal)
            : throw new EditRefusal($"{text} is no list of regions.", "Write each once, with its TPU zone: us-east5=us-east5-b,europe-west4=europe-west4-a");
    }

    // A model is nothing without its commit; to keep the model is to keep its commit.
    private static async Task<ModelRequest?> ModelAsync(Screen screen, string? now, CancellationToken cancel) =>
        await AskAsync(screen, "Model on Hugging Face", now, cancel) is not { } model || model == now ? null
            : new ModelRequest(model, await AskAsync(screen, "Its commit, 40 digits", null, cancel) ?? "");

    private static string Written(EditTree tree) => string.Join(',', tree.Regions.Select(region => $"{region}={tree.Facts(region)["zone"]}"));

    private static async Task<string?> AskAsync(Screen screen, string question, string? now, CancellationToken cancel)
    {
        screen.Error.Write(now is null ? $"{question}: " : $"{question} [{now}]: ");
        return (await Console.In.ReadLineAsync(cancel))?.Trim() is { Length: > 0 } answer ? answer : null;
    }
}
