using System.CommandLine;
using Tandem.Findings;
using Tandem.Settings;

namespace Tandem.Cli;

/// <summary>The repository that a command works on.</summary>
/// <param name="Root">Its root folder.</param>
/// <param name="SettingsFile">Its settings file, from the root; null where there is none.</param>
internal sealed record Repository(string Root, string? SettingsFile)
{
    /// <summary>Finds it as the command line says: <c>--config</c>, else upward from <c>-C</c> or the current folder.</summary>
    /// <exception cref="SettingsException">There is none.</exception>
    public static Repository Find(ParseResult parsed)
    {
        var start = CommonOptions.Folder(parsed);
        if (!Directory.Exists(start))
        {
            throw new SettingsException(new Place(start, 1, 1), "There is no such folder.");
        }

        if (parsed.GetValue(CommonOptions.Config) is { } config)
        {
            var file = Path.GetFullPath(config, start);
            return File.Exists(file)
                ? new Repository(Path.GetDirectoryName(file)!, Path.GetFileName(file))
                : throw new SettingsException(new Place(config, 1, 1), "There is no such settings file.");
        }

        return SettingsReader.FindRoot(start) is { } root
            ? new Repository(root, SettingsReader.FileName)
            : throw new SettingsException(new Place(start, 1, 1), $"No {SettingsReader.FileName} stands here or in a folder above.",
                $"Run tandem inside a repository, or name its settings with --config. A settings file needs one line: version: 1");
    }

    /// <summary>Finds it, or takes the folder itself: files of anybody's need no settings.</summary>
    public static Repository FindOrHere(ParseResult parsed)
    {
        var start = CommonOptions.Folder(parsed);
        return parsed.GetValue(CommonOptions.Config) is not null || SettingsReader.FindRoot(start) is not null ? Find(parsed) : new Repository(start, null);
    }

    /// <summary>Its name: the root folder's.</summary>
    public string Name => Path.GetFileName(Root);
}
