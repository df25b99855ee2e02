using Tandem.Manifests;
using Tandem.Programs;

namespace Tandem.Kustomize;

/// <summary>The one caller of the kustomize process.</summary>
/// <param name="workspace">The repository.</param>
/// <param name="program">The program that renders.</param>
/// <param name="cache">Where renderings are kept; null to render always.</param>
public sealed class Renderer(Workspace workspace, KustomizeProgram program, CacheFolder? cache)
{
    private const string Area = "renders";
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(2);

    /// <summary>What a root renders to, as kustomize prints it; a result with another exit code than 0 where it does not build.</summary>
    /// <exception cref="ProgramException">The program could not be used.</exception>
    public async Task<ProgramResult> RenderAsync(KustomizationTree tree, CancellationToken cancel)
    {
        var key = cache is null ? null : KeyOf(tree);
        if (key is not null && cache!.Read(Area, key) is { } kept)
        {
            return new ProgramResult(0, kept, "");
        }

        var result = await ProgramRunner.RunAsync(program.Path, program.Render(tree.Folder), workspace.Root, Timeout, cancel);
        if (key is not null && result is { ExitCode: 0, Output.Length: > 0 })
        {
            cache!.Write(Area, key, result.Output);
            cache.Trim(Area);
        }

        return result;
    }

    // A rendering depends on the program and on the files of its tree; a tree with remote entries on more than that.
    private string? KeyOf(KustomizationTree tree) => tree.Remotes.Count > 0 ? null : CacheFolder.KeyOf(
        [ToolVersion.Text, program.ToString(), tree.Folder, .. tree.Files.Order(StringComparer.Ordinal).SelectMany(file => new[] { file, Content(file) })]);

    private string Content(string file) => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(workspace.Absolute(file))));
}
