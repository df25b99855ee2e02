using System.CommandLine;
using Tandem.Manifests;
using Tandem.Schemas;
using Tandem.Settings;

namespace Tandem.Cli.Commands;

/// <summary><c>tandem schemas</c>: which kinds are known, and how to make more known.</summary>
internal static class SchemasCommand
{
    public static Command Create(Screen screen)
    {
        var list = new Command("list", "List every kind that has a schema; with where it comes from: built in, or a file and what that was imported from.");
        list.SetAction(parsed => List(parsed, screen));
        return new Command("schemas", "The schemas that objects are checked against.") { list, SchemasImportCommand.Create(screen), SchemasPullCommand.Create(screen) };
    }

    /// <summary>The folders of schemas that a repository's settings name; none outside a repository.</summary>
    public static IReadOnlyList<string> FoldersOf(Repository repository, Workspace workspace) =>
        repository.SettingsFile is { } file ? SettingsReader.Read(workspace, new SchemaStore(), file).Schemas : [];

    private static int List(ParseResult parsed, Screen screen)
    {
        var repository = Repository.FindOrHere(parsed);
        var workspace = new Workspace(repository.Root);
        var folders = new SchemaFolders(workspace, FoldersOf(repository, workspace));
        var imported = folders.Kinds().DistinctBy(kind => kind.Id).ToDictionary(kind => kind.Id, kind => kind.Path);
        foreach (var kind in SchemaStore.Sorted(SchemaStore.Kinds().Union(imported.Keys)))
        {
            var origin = imported.TryGetValue(kind, out var path) ? $"{path}{(folders.SourceOf(path) is { } source ? $", from {source}" : "")}" : "built in";
            screen.Output.WriteLine($"{kind.ApiVersion,-42} {kind.Kind,-30} {origin}");
        }

        return ExitCodes.Clean;
    }
}
