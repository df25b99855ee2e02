using System.Globalization;
using Tandem.Manifests;
using Tandem.Terraform.Hcl;

namespace Tandem.Terraform;

/// <summary>
/// A copy of <c>infra/</c> and of the facts it reads, where terraform may write what it likes: the tree stays as it was.
/// The backend's block is left out of the copy, lines kept, so that state stays local and needs no <c>init</c>.
/// </summary>
public sealed class InfraScratch : IDisposable
{
    private const string Prefix = "tandem-infra-";

    private InfraScratch(string root) => Root = root;

    /// <summary>The copy's root; paths below it are the repository's.</summary>
    public string Root { get; }

    /// <summary>The copy's Terraform root.</summary>
    public string Folder => Path.Combine(Root, InfraFiles.Folder);

    /// <summary>Makes a copy.</summary>
    /// <param name="workspace">The repository.</param>
    /// <param name="keepBackend">Whether the backend's block is copied too, for a run against the real state.</param>
    public static InfraScratch Create(Workspace workspace, bool keepBackend)
    {
        Sweep();
        var id = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        var scratch = new InfraScratch(Directory.CreateTempSubdirectory($"{Prefix}{id}-").FullName);
        foreach (var file in InfraFiles.Configuration(workspace).Concat(InfraFiles.Facts(workspace)))
        {
            var target = Path.Combine(scratch.Root, file);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            if (!keepBackend && file.EndsWith(".tf", StringComparison.Ordinal))
            {
                File.WriteAllText(target, WithoutBackend(file, File.ReadAllText(workspace.Absolute(file))));
            }
            else
            {
                File.Copy(workspace.Absolute(file), target);
            }
        }

        Directory.CreateDirectory(scratch.Folder);
        return scratch;
    }

    /// <inheritdoc/>
    public void Dispose() => Delete(Root);

    private static string WithoutBackend(string path, string text)
    {
        foreach (var block in HclReader.Read(path, text).Blocks.Where(block => block.Type == "terraform").SelectMany(block => block.Nested("backend")))
        {
            var blank = new string([.. text[block.Start..block.End].Select(c => c is '\n' or '\r' ? c : ' ')]);
            text = text[..block.Start] + blank + text[block.End..];
        }

        return text;
    }

    // What a killed run left behind; a folder whose process still lives is in use.
    private static void Sweep()
    {
        foreach (var folder in Directory.EnumerateDirectories(Path.GetTempPath(), Prefix + "*"))
        {
            var id = Path.GetFileName(folder)[Prefix.Length..].Split('-')[0];
            if (int.TryParse(id, CultureInfo.InvariantCulture, out var process) && !IsAlive(process))
            {
                Delete(folder);
            }
        }
    }

    private static bool IsAlive(int process)
    {
        try
        {
            using var found = System.Diagnostics.Process.GetProcessById(process);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static void Delete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Another run sweeps too, or a program still holds a file: the next run tries again.
        }
    }
}
