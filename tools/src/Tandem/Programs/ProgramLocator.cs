using System.Text.RegularExpressions;

namespace Tandem.Programs;

/// <summary>Finds the outside programs: the variable that names one, then PATH, then the cache that <c>./build.sh</c> fills.</summary>
public static partial class ProgramLocator
{
    private const string Hint = "Install kubectl 1.27 or kustomize 5.0 (or later) on PATH, name one in TANDEM_KUBECTL or TANDEM_KUSTOMIZE, or run ./build.sh --target=Restore.";
    private static readonly Version OldestKubectl = new(1, 27);
    private static readonly Version OldestKustomize = new(5, 0);

    /// <summary>Finds the first program that renders and is new enough, by the version it tells.</summary>
    /// <exception cref="ProgramException">There is none; where some were found, it says what is wrong with the first.</exception>
    public static async Task<KustomizeProgram> FindKustomizeAsync(CacheFolder cache, CancellationToken cancel)
    {
        ProgramException? complaint = null;
        foreach (var path in Candidates(cache))
        {
            try
            {
                return NewEnough(await AskAsync(path, cache, cancel));
            }
            catch (ProgramException e)
            {
                // One that cannot be used must not hide a good one behind it.
                complaint ??= e;
            }
        }

        throw complaint ?? new ProgramException("Neither kustomize nor kubectl was found.", Hint);
    }

    /// <summary>The executable's path; null where neither a variable, PATH nor the cache has it.</summary>
    public static string? Find(string name, CacheFolder cache) => FindAll(name, cache).FirstOrDefault();

    private static IEnumerable<string> FindAll(string name, CacheFolder cache)
    {
        var named = Environment.GetEnvironmentVariable($"TANDEM_{name.ToUpperInvariant()}");
        if (!string.IsNullOrEmpty(named))
        {
            return File.Exists(named) ? [named] : throw new ProgramException(
                $"TANDEM_{name.ToUpperInvariant()} names {named}, which does not exist.", "Correct the variable, or unset it to search PATH.");
        }

        var file = OperatingSystem.IsWindows() ? name + ".exe" : name;
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Append(cache.Tools)
            .Select(folder => Path.Combine(folder, file))
            .Where(File.Exists);
    }

    /// <summary>What tells the programs that may render from any others, without asking them.</summary>
    /// <exception cref="ProgramException">A variable names a program that does not exist.</exception>
    internal static string StampOfKustomize(CacheFolder cache) => string.Join('\0', Candidates(cache).Select(path => $"{path}\0{Stamp(path)}"));

    // The file that a link leads to may be replaced while the link stays as it is.
    internal static string Stamp(string path)
    {
        var file = new FileInfo(path);
        var target = file.LinkTarget is null ? file : (FileInfo?)file.ResolveLinkTarget(returnFinalTarget: true) ?? file;
        return $"{file.LinkTarget}\0{target.FullName}\0{target.Length}\0{target.LastWriteTimeUtc.Ticks}";
    }

    // A variable that names a program decides: nothing else is asked then.
    private static IEnumerable<string> Candidates(CacheFolder cache) =>
        IsNamed("KUSTOMIZE") ? FindAll("kustomize", cache)
        : IsNamed("KUBECTL") ? FindAll("kubectl", cache)
        : FindAll("kustomize", cache).Concat(FindAll("kubectl", cache));

    private static bool IsNamed(string name) => Environment.GetEnvironmentVariable("TANDEM_" + name) is { Length: > 0 };

    private static KustomizeProgram NewEnough(KustomizeProgram program)
    {
        var oldest = program.Name == "kubectl" ? OldestKubectl : OldestKustomize;
        return Parse(program.Version) >= oldest ? program : throw new ProgramException(
            $"{program.Path} is {program.Name} {program.Version}; the oldest that renders as the clusters do is {oldest}.", Hint);
    }

    private static async Task<KustomizeProgram> AskAsync(string path, CacheFolder cache, CancellationToken cancel)
    {
        var key = CacheFolder.KeyOf("version", path, Stamp(path));
        var text = cache.Read("versions", key);
        if (text is null)
        {
            text = await AskVersionAsync(path, cancel);
            cache.Write("versions", key, text);
        }

        return Read(path, text) ?? throw new ProgramException($"{path} does not say its version.", Hint);
    }

    private static async Task<string> AskVersionAsync(string path, CancellationToken cancel)
    {
        string[] arguments = IsKubectl(path) ? ["version", "--client"] : ["version"];
        var result = await ProgramRunner.RunAsync(path, arguments, Path.GetTempPath(), TimeSpan.FromSeconds(20), cancel);
        return result.Output;
    }

    private static KustomizeProgram? Read(string path, string text)
    {
        if (!IsKubectl(path))
        {
            var own = VersionPattern().Match(text);
            return own.Success ? new KustomizeProgram(path, "kustomize", own.Value, own.Value) : null;
        }

        var client = ClientPattern().Match(text);
        var inside = KustomizePattern().Match(text);
        return client.Success && inside.Success
            ? new KustomizeProgram(path, "kubectl", client.Groups["version"].Value, inside.Groups["version"].Value)
            : null;
    }

    private static bool IsKubectl(string path) => Path.GetFileName(path).StartsWith("kubectl", StringComparison.OrdinalIgnoreCase);

    private static Version Parse(string version) => Version.Parse(VersionPattern().Match(version).Value.TrimStart('v'));

    [GeneratedRegex(@"v?\d+\.\d+\.\d+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VersionPattern();

    [GeneratedRegex(@"Client Version:\s*(?<version>v\d+\.\d+\.\d+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ClientPattern();

    [GeneratedRegex(@"Kustomize Version:\s*(?<version>v\d+\.\d+\.\d+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex KustomizePattern();
}
