using Tandem.Manifests;
using Tandem.Programs;

namespace Tandem.Kustomize;

/// <summary>The one caller of the kustomize process.</summary>
/// <param name="workspace">The repository.</param>
/// <param name="program">The program that renders.</param>
/// <param name="cache">Where renderings are kept; null to render always.</param>
/// <param name="wrappers">Where wrappers of several units may be written; null to render every unit by itself.</param>
public sealed class Renderer(Workspace workspace, KustomizeProgram program, CacheFolder? cache, string? wrappers = null)
{
    private const string Area = "renders";
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(2);

    /// <summary>What a root renders to, as kustomize prints it; a result with another exit code than 0 where it does not build.</summary>
    /// <exception cref="ProgramException">The program could not be used.</exception>
    public async Task<ProgramResult> RenderAsync(KustomizationTree tree, CancellationToken cancel)
    {
        var key = KeyOf(tree);
        return Kept(key) ?? Keep(key, await RunAsync(tree.Folder, cancel));
    }

    /// <summary>
    /// Renders roots of one cluster with one process where that gives the same bytes. What is returned are those that are rendered;
    /// the others are for <see cref="RenderAsync"/>, which also tells what is wrong with them.
    /// </summary>
    /// <param name="trees">The roots.</param>
    /// <param name="guests">Those of them that are left to themselves where the others go together only without them.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<IReadOnlyDictionary<KustomizationTree, ProgramResult>> RenderTogetherAsync(IReadOnlyList<KustomizationTree> trees, IReadOnlySet<KustomizationTree> guests, CancellationToken cancel)
    {
        var keys = trees.ToDictionary(tree => tree, KeyOf);
        var results = new Dictionary<KustomizationTree, ProgramResult>();
        foreach (var tree in trees)
        {
            if (Kept(keys[tree]) is { } kept)
            {
                results[tree] = kept;
            }
        }

        var rest = trees.Where(tree => !results.ContainsKey(tree)).ToList();
        foreach (var (tree, text) in await TogetherAsync(rest, guests, cancel))
        {
            results[tree] = Keep(keys[tree], new ProgramResult(0, text, ""));
        }

        return results;
    }

    private async Task<Dictionary<KustomizationTree, string>> TogetherAsync(List<KustomizationTree> rest, IReadOnlySet<KustomizationTree> guests, CancellationToken cancel)
    {
        var trees = wrappers is null ? [] : RenderBatch.Safe(rest, guests);
        if (wrappers is null || trees.Count == 0)
        {
            return [];
        }

        var wrapper = new BatchWrapper(workspace.Root, wrappers, [.. trees.Select(tree => tree.Folder)]);
        try
        {
            var result = wrapper.Write() is { } folder ? await RunAsync(folder, cancel) : null;
            return result is { ExitCode: 0 } && wrapper.Split(result.Output) is { } texts ? Together(trees, texts) : [];
        }
        catch (ProgramException)
        {
            return [];
        }
    }

    private static Dictionary<KustomizationTree, string> Together(IReadOnlyList<KustomizationTree> trees, IReadOnlyList<string> texts)
    {
        var rendered = new Dictionary<KustomizationTree, string>();
        for (var i = 0; i < trees.Count; i++)
        {
            rendered[trees[i]] = texts[i];
        }

        return rendered;
    }

    private Task<ProgramResult> RunAsync(string folder, CancellationToken cancel) =>
        ProgramRunner.RunAsync(program.Path, program.Render(folder), workspace.Root, Timeout, cancel);

    private ProgramResult? Kept(string? key) =>
        key is not null && cache!.Read(Area, key) is { } kept ? new ProgramResult(0, kept, "") : null;

    private ProgramResult Keep(string? key, ProgramResult result)
    {
        if (key is not null && result is { ExitCode: 0, Output.Length: > 0 })
        {
            cache!.Write(Area, key, result.Output);
            cache.Trim(Area);
        }

        return result;
    }

    // A rendering depends on the program and on the files of its tree; a tree with remote entries on more than that.
    private string? KeyOf(KustomizationTree tree) => cache is null || tree.Remotes.Count > 0 ? null : CacheFolder.KeyOf(
        [ToolVersion.Text, program.ToString(), tree.Folder, .. tree.Files.Order(StringComparer.Ordinal).SelectMany(file => new[] { file, Content(file) })]);

    private string Content(string file) => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(workspace.Absolute(file))));
}
