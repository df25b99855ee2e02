using System.Text;
using Tandem.Facts;
using Tandem.Fleet;
using Tandem.Manifests;

namespace Tandem.Editing;

/// <summary>The files of a repository, with changes that stand in memory alone until they are written.</summary>
/// <param name="workspace">The files as they are.</param>
public sealed class EditTree(Workspace workspace)
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private readonly SortedDictionary<string, string?> changed = new(StringComparer.Ordinal);

    /// <summary>The regions, by name: the folders of <c>clusters</c> that hold facts.</summary>
    public IReadOnlyList<string> Regions =>
        [.. FilesUnder(ClusterFinder.Folder).Where(FactsFiles.Is).Select(path => path.Split('/')[1]).Order(StringComparer.Ordinal)];

    /// <summary>Every change so far, by path; a file that became what it was is none.</summary>
    public IReadOnlyList<FileEdit> Edits =>
        [.. changed.Select(pair => new FileEdit(pair.Key, OnDisk(pair.Key), pair.Value)).Where(edit => edit.Before != edit.After)];

    /// <summary>The text of a file as it will be; null where there is none.</summary>
    /// <exception cref="EditRefusal">It is no text.</exception>
    public string? Read(string path) => changed.TryGetValue(path, out var text) ? text : OnDisk(path);

    /// <summary>Gives a file this text.</summary>
    public void Write(string path, string text) => changed[path] = text;

    /// <summary>Takes a file away.</summary>
    public void Delete(string path) => changed[path] = null;

    /// <summary>The files under a folder as they will be, sorted.</summary>
    public IReadOnlyList<string> FilesUnder(string folder) =>
    [
        .. workspace.FilesUnder(folder).Where(path => !changed.ContainsKey(path))
            .Concat(changed.Where(pair => pair.Value is not null && pair.Key.StartsWith(folder + "/", StringComparison.Ordinal)).Select(pair => pair.Key))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The one document of a file.</summary>
    /// <exception cref="EditRefusal">There is no such file, or it is not one mapping.</exception>
    public MappingNode Yaml(string path)
    {
        var text = Read(path) ?? throw new EditRefusal($"There is no file {path}.");
        var file = YamlReader.Read(new SourceText(path, text.TrimStart('\uFEFF')));
        return file is { Findings: [], Documents: [MappingNode root] } ? root
            : throw new EditRefusal($"{path} cannot be edited: {(file.Findings is [var first, ..] ? first.Message.TrimEnd('.') : "it does not hold one mapping")}.", "tandem validate says where.");
    }

    /// <summary>The facts of a region, or of the fleet.</summary>
    /// <param name="region">The region; null for the fleet.</param>
    /// <exception cref="EditRefusal">There are none.</exception>
    public FactsOf Facts(string? region = null)
    {
        var path = region is null ? FactsFiles.FleetFile : FactsFiles.RegionFile(region);
        return new FactsOf(region ?? "", Yaml(path).Mapping("data") ?? throw new EditRefusal($"{path} holds no data."));
    }

    private string? OnDisk(string path)
    {
        try
        {
            return workspace.HasFile(path) ? StrictUtf8.GetString(File.ReadAllBytes(workspace.Absolute(path))) : null;
        }
        catch (Exception e) when (e is DecoderFallbackException or IOException or UnauthorizedAccessException)
        {
            throw new EditRefusal($"{path} cannot be read as text.");
        }
    }
}
