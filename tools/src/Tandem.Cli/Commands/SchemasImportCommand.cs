using System.CommandLine;
using Tandem.Findings;
using Tandem.Manifests;
using Tandem.Schemas;
using Tandem.Settings;

namespace Tandem.Cli.Commands;

/// <summary><c>tandem schemas import</c>: writes the schemas of other people's kinds where <c>validate</c> reads them.</summary>
internal static class SchemasImportCommand
{
    private static readonly Argument<string[]> Files = new("FILE")
    {
        Description = "CustomResourceDefinitions as YAML or JSON, several documents or a List; or a cluster's OpenAPI document. - for standard input.",
        Arity = ArgumentArity.OneOrMore,
    };

    public static Option<string?> Output { get; } = new("--output", "-o")
    {
        Description = "Write GROUP/KIND_VERSION.json files into this folder. Without it: the first folder under schemas in the settings, or schemas.",
        HelpName = "DIR",
    };

    public static Option<bool> Force { get; } = new("--force") { Description = "Replace schemas that are there and differ." };

    public static Command Create(Screen screen)
    {
        var command = new Command("import", "Write schemas of other kinds, from CRDs or a cluster's OpenAPI document, for validate to read.") { Files, Output, Force };
        command.SetAction((parsed, cancel) => RunAsync(parsed, screen, cancel));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, Screen screen, CancellationToken cancel)
    {
        var paths = parsed.GetValue(Files)!;
        if (Array.Find(paths, path => path.Length > 1 && path[0] == '-') is { } mistyped)
        {
            screen.Complain($"There is no option {mistyped}.", CommandLineErrors.Nearest(parsed, mistyped) ?? "See tandem schemas import --help.");
            return ExitCodes.Usage;
        }

        var here = Path.GetFullPath(parsed.GetValue(CommonOptions.Directory) ?? ".");
        var repository = Repository.FindOrHere(parsed);
        var workspace = new Workspace(repository.Root);
        var folder = FolderOf(parsed, repository, workspace);
        var import = new SchemaImport(workspace);
        var schemas = new List<ImportedSchema>();
        foreach (var path in paths)
        {
            schemas.AddRange(import.Read(await NameOfAsync(path, here, workspace, cancel)));
        }

        try
        {
            return SchemasWriting.Write(new SchemaFolderWriter(folder), schemas, parsed.GetValue(Force), import.PassedOver, workspace, screen);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or System.Text.Json.JsonException)
        {
            screen.Complain($"{folder} cannot be written: {e.Message.TrimEnd('.')}.");
            return ExitCodes.Usage;
        }
    }

    /// <summary>The folder that schemas are written into.</summary>
    public static string FolderOf(ParseResult parsed, Repository repository, Workspace workspace) =>
        parsed.GetValue(Output) is { } output ? Path.GetFullPath(output, CommonOptions.Folder(parsed))
            : workspace.Absolute(SchemasCommand.FoldersOf(repository, workspace) is [var first, ..] ? first : SchemaFolders.Default);

    private static async Task<string> NameOfAsync(string path, string here, Workspace workspace, CancellationToken cancel)
    {
        if (path == "-")
        {
            workspace.Add(new SourceText("<stdin>", await Console.In.ReadToEndAsync(cancel)));
            return "<stdin>";
        }

        var absolute = Path.GetFullPath(path, here);
        return File.Exists(absolute) ? workspace.Resolve(".", absolute)
            : throw new SettingsException(new Place(path, 1, 1), Directory.Exists(absolute) ? "This is a folder; name its files." : "There is no such file.");
    }
}
