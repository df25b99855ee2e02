using System.Collections.Concurrent;
using System.Text;
using Tandem.Findings;
using Tandem.Rules;

namespace Tandem.Manifests;

/// <summary>The files of one repository, each read once. Safe for parallel use.</summary>
/// <param name="root">The repository's root folder.</param>
public sealed class Workspace(string root)
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private readonly ConcurrentDictionary<string, string> asked = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, SourceText> texts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<YamlFile>> files = new(StringComparer.Ordinal);

    /// <summary>The root folder, as an absolute path.</summary>
    public string Root { get; } = Path.GetFullPath(root);

    /// <summary>Everything wrong with the text of the files read so far.</summary>
    public IEnumerable<Finding> Findings => files.Values.Where(file => file.IsValueCreated).SelectMany(file => file.Value.Findings);

    /// <summary>The paths of the files read so far.</summary>
    public IEnumerable<string> FilesRead => files.Where(file => file.Value.IsValueCreated).Select(file => file.Key);

    /// <summary>The paths of every file and folder asked for so far, from the root, whether they exist or not.</summary>
    public IReadOnlyCollection<string> PathsAsked => [.. asked.Keys.Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))];

    /// <summary>Adds a text that is no file, such as standard input, under a name that findings show.</summary>
    public void Add(SourceText source) => files[source.Path] = new Lazy<YamlFile>(() => YamlReader.Read(source));

    /// <summary>Adds what was read before, under its own name.</summary>
    public void Add(YamlFile file) => files[file.Source.Path] = new Lazy<YamlFile>(file);

    /// <summary>Whether there is a text of that name: a file, or what was added.</summary>
    public bool Knows(string path) => files.ContainsKey(path) || HasFile(path);

    /// <summary>Whether the file exists.</summary>
    public bool HasFile(string path) => File.Exists(Absolute(path));

    /// <summary>Whether the folder exists.</summary>
    public bool HasFolder(string path) => Directory.Exists(Absolute(path));

    /// <summary>The absolute path of a file or folder of the repository.</summary>
    public string Absolute(string path)
    {
        var absolute = Path.GetFullPath(Path.Combine(Root, path));
        asked.TryAdd(absolute, path);
        return absolute;
    }

    /// <summary>The path from the root, with <c>/</c>, of <paramref name="relative"/> as seen from <paramref name="folder"/>.</summary>
    public string Resolve(string folder, string relative) =>
        Path.GetRelativePath(Root, Path.GetFullPath(Path.Combine(Root, folder, relative))).Replace('\\', '/').TrimEnd('/');

    /// <summary>The file as YAML. What is wrong with it stands in its findings.</summary>
    public YamlFile Yaml(string path) => files.GetOrAdd(path, name => new Lazy<YamlFile>(() => Read(name))).Value;

    /// <summary>The text of a file that is no YAML; empty where it cannot be read as one.</summary>
    public SourceText Text(string path) => texts.GetOrAdd(path, ReadText);

    /// <summary>The files under a folder, sorted; empty where the folder does not exist. Links to folders are not followed.</summary>
    public IEnumerable<string> FilesUnder(string folder)
    {
        var start = Absolute(folder);
        var options = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            AttributesToSkip = FileAttributes.ReparsePoint,
            IgnoreInaccessible = true,
            MaxRecursionDepth = 32,
        };
        return !Directory.Exists(start) ? [] : Directory.EnumerateFiles(start, "*", options)
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);
    }

    private SourceText ReadText(string path)
    {
        try
        {
            var isShort = new FileInfo(Absolute(path)) is { Exists: true, Length: <= YamlLimits.Bytes };
            return new SourceText(path, isShort ? Decode(File.ReadAllBytes(Absolute(path))) : "");
        }
        catch (Exception e) when (e is DecoderFallbackException or IOException or UnauthorizedAccessException)
        {
            return new SourceText(path, "");
        }
    }

    private YamlFile Read(string path)
    {
        var size = new FileInfo(Absolute(path)) is { Exists: true } info ? info.Length : 0;
        if (size > YamlLimits.Bytes)
        {
            return Unread(path, Finding.At(ObjectRules.BeyondLimits, new Place(path, 1, 1),
                $"The file has {size:N0} bytes; the reader takes at most {YamlLimits.Bytes:N0}."));
        }

        try
        {
            return YamlReader.Read(new SourceText(path, Decode(File.ReadAllBytes(Absolute(path)))));
        }
        catch (DecoderFallbackException e)
        {
            return Unread(path, Finding.At(ToolRules.UnreadableInput, new Place(path, 1, 1),
                $"The file is not UTF-8: byte {e.Index} does not belong to any character.", "Save it as UTF-8 without a byte order mark."));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Unread(path, Finding.At(ToolRules.UnreadableInput, new Place(path, 1, 1), $"The file cannot be read: {Relative(e.Message).TrimEnd('.')}."));
        }
    }

    // A message must read the same in every checkout.
    private string Relative(string message) =>
        message.Replace(Root + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);

    private static string Decode(byte[] bytes)
    {
        var text = StrictUtf8.GetString(bytes);
        return text.StartsWith('\uFEFF') ? text[1..] : text;
    }

    private static YamlFile Unread(string path, Finding finding) => new(new SourceText(path, ""), [], [finding]);
}
