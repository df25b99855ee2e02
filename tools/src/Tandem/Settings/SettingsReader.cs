using Tandem.Findings;
using Tandem.Kustomize;
using Tandem.Manifests;
using Tandem.Schemas;

namespace Tandem.Settings;

/// <summary>Reads <c>tandem.yaml</c>.</summary>
public static class SettingsReader
{
    /// <summary>The file's name; it also marks the repository's root.</summary>
    public const string FileName = "tandem.yaml";

    /// <summary>The schema it is checked against.</summary>
    private const string SchemaFile = "tandem.dev/settings_v1.json";

    /// <summary>The repository that <paramref name="start"/> lies in: the nearest folder upward that holds the file; null where none does.</summary>
    public static string? FindRoot(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, FileName)))
            {
                return folder.FullName;
            }
        }

        return null;
    }

    /// <summary>Reads the settings at <paramref name="path"/>, from the workspace's root.</summary>
    /// <exception cref="SettingsException">The file is no settings file.</exception>
    public static TandemSettings Read(Workspace workspace, SchemaStore schemas, string path)
    {
        var file = workspace.Yaml(path);
        if (file.Findings is [var finding, ..])
        {
            throw new SettingsException(finding.Blame.Place, finding.Message, finding.Hint);
        }

        if (file.Documents is not [MappingNode root])
        {
            throw new SettingsException(new Place(path, 1, 1), $"{path} must be one mapping, beginning with version: 1.");
        }

        root.List("suppress").OfType<MappingNode>().ToList().ForEach(CheckSuppression);
        Check(schemas, root);
        return new TandemSettings
        {
            Suppress = [.. root.List("suppress").OfType<MappingNode>().Select(Suppression)],
            Unrenderable = [.. root.List("unrenderable").OfType<MappingNode>().Select(Exempt)],
            Unchecked = [.. root.List("unchecked").OfType<MappingNode>().Select(Exempt)],
            Schemas = root["schemas"] is SequenceNode ? [.. root.List("schemas").OfType<ScalarNode>().Select(folder => Folder(workspace, folder))] : [SchemaFolders.Default],
            UnknownKindsWarn = root.Text("unknownKinds") == "warn",
            Prices = root.Text("prices"),
        };
    }

    private static void Check(SchemaStore schemas, MappingNode root)
    {
        if (schemas.CheckFile(SchemaFile, root) is [var error, ..])
        {
            var self = new SourceObject(new SchemaId("", "", ""), new DocumentWriter(root, ChainRole.Base)) { Name = "" };
            throw new SettingsException(ObjectBlamer.Of(self, root, error.Path, error.Target).Place, error.Message, error.Hint);
        }
    }

    private static string Folder(Workspace workspace, ScalarNode folder) => workspace.HasFolder(folder.Text) ? folder.Text
        : throw new SettingsException(folder.Place, $"There is no folder {folder.Text}.", "Correct the path, or import schemas into it: tandem schemas import FILE --output DIR");

    private static Exemption Exempt(MappingNode entry) => new(entry.Text("path")!, entry.Text("reason")!, entry.Place);

    private static SuppressionEntry Suppression(MappingNode entry) => new(
        entry.Text("rule")!, entry.Text("at")!, entry.Text("field"), entry.Text("reason")!, SuppressionDay.Read(entry.Text("until")), entry.Place);

    // What the schema would answer with a pattern.
    private static void CheckSuppression(MappingNode entry)
    {
        if (entry["rule"] is ScalarNode { IsNull: false } rule && RuleIdChecker.Check(rule.Text) is { } flaw)
        {
            throw new SettingsException(rule.Place, flaw.Message, flaw.Hint);
        }

        if (entry["until"] is ScalarNode { IsNull: false } until && SuppressionDay.Read(until.Text) is null)
        {
            throw new SettingsException(until.Place, $"until must be a day such as 2027-01-31; it is {until.Describe()}.");
        }
    }
}
