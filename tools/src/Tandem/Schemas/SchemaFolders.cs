using System.Collections.Concurrent;
using System.Text.Json;
using Tandem.Findings;
using Tandem.Manifests;
using Tandem.Rules;

namespace Tandem.Schemas;

/// <summary>Folders of schemas in kubeconform's layout, <c>GROUP/KIND_VERSION.json</c>: what <c>schemas import</c> wrote, or anybody.</summary>
/// <param name="workspace">The repository.</param>
/// <param name="folders">The folders, from its root. The first that has a kind decides.</param>
public sealed class SchemaFolders(Workspace workspace, IReadOnlyList<string> folders)
{
    /// <summary>The folder that is read where nothing else is said.</summary>
    public const string Default = "schemas";

    private readonly ConcurrentDictionary<string, Finding> findings = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, SchemaLock> locks = new(StringComparer.Ordinal);

    /// <summary>The schema files that could not be used so far.</summary>
    public IEnumerable<Finding> Findings => findings.Values;

    /// <summary>Whether a file lies in one of the folders.</summary>
    public bool Hold(string path) => folders.Any(folder => path.StartsWith(folder.TrimEnd('/') + "/", StringComparison.Ordinal));

    /// <summary>The kinds in the folders, each with its file from the repository's root.</summary>
    public IEnumerable<(SchemaId Id, string Path)> Kinds() =>
        from folder in folders
        from path in workspace.FilesUnder(folder)
        where path.EndsWith(".json", StringComparison.Ordinal)
        let id = Open(path) is { } json ? SchemaStore.KindOf(json) : null
        where id is not null && path == $"{folder.TrimEnd('/')}/{id.File}"
        select (id, path);

    /// <summary>Where a file of the folders came from; null where it was not imported.</summary>
    public string? SourceOf(string path) => Locked(path)?.Source;

    /// <summary>The schema of one file of the layout; null where no folder has it. One that cannot be used takes anything, and is reported.</summary>
    internal JsonElement? Find(string file) =>
        folders.Select(folder => $"{folder.TrimEnd('/')}/{file}").FirstOrDefault(path => workspace.HasFile(path) || Locked(path) is not null) is { } path ? Open(path) ?? Anything : null;

    private static JsonElement Anything { get; } = JsonDocument.Parse("{}").RootElement;

    private JsonElement? Open(string path)
    {
        if (!workspace.HasFile(path))
        {
            return Refuse(new Place(path, 1, 1), $"it is missing, and {SchemaLock.FileName} says that it was imported from {Locked(path)!.Source}");
        }

        try
        {
            var bytes = File.ReadAllBytes(workspace.Absolute(path));
            if (Locked(path) is { } locked && locked.Sha256 != SchemaLock.Sum(bytes))
            {
                return Refuse(new Place(path, 1, 1), $"it was changed since it was imported from {locked.Source}, as {SchemaLock.FileName} shows");
            }

            var root = JsonDocument.Parse(bytes).RootElement;
            SchemaCompiler.Try(root);
            return root;
        }
        catch (JsonException e)
        {
            return Refuse(new Place(path, (int)(e.LineNumber ?? 0) + 1, (int)(e.BytePositionInLine ?? 0) + 1), "it is not JSON");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidOperationException or FormatException)
        {
            return Refuse(new Place(path, 1, 1), e.Message.TrimEnd('.'));
        }
    }

    private LockedSchema? Locked(string path)
    {
        var folder = folders.Select(folder => folder.TrimEnd('/')).FirstOrDefault(folder => path.StartsWith(folder + "/", StringComparison.Ordinal));
        return folder is null ? null : locks.GetOrAdd(folder, Read).Files.GetValueOrDefault(path[(folder.Length + 1)..]);
    }

    private SchemaLock Read(string folder)
    {
        var path = $"{folder}/{SchemaLock.FileName}";
        try
        {
            return workspace.HasFile(path) ? SchemaLock.Parse(File.ReadAllText(workspace.Absolute(path))) : SchemaLock.Empty();
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            findings[path] = Finding.At(ToolRules.UnreadableInput, new Place(path, 1, 1), $"The lock of imported schemas cannot be read: {e.Message.TrimEnd('.')}.", "Import the schemas again.");
            return SchemaLock.Empty();
        }
    }

    private JsonElement? Refuse(Place place, string why)
    {
        findings[place.File] = Finding.At(ToolRules.UnreadableInput, place, $"The schema cannot be used: {why}.", "Write it again with: tandem schemas import FILE --force");
        return null;
    }
}
