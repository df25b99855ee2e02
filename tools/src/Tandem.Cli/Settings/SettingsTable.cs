using System.CommandLine;
using System.Globalization;
using Tandem.Manifests;
using Tandem.Programs;
using Tandem.Schemas;
using Tandem.Settings;

namespace Tandem.Cli.Settings;

/// <summary>Every setting with its value and where that comes from: the command line, the environment, the settings file, or nowhere.</summary>
internal sealed class SettingsTable(ParseResult parsed, Repository repository)
{
    private const string Default = "default";

    /// <summary>The settings: where the tool works, what the file says, how it speaks, what the environment names.</summary>
    /// <exception cref="SettingsException">The settings file cannot be used.</exception>
    public IEnumerable<Setting> All() => [.. Places(), .. OfFile(), .. OfCommandLine(), .. OfEnvironment()];

    private IEnumerable<Setting> Places()
    {
        var by = parsed.GetValue(CommonOptions.Config) is not null ? "--config" : parsed.GetValue(CommonOptions.Directory) is not null ? "-C, then upward" : "the current folder, then upward";
        yield return new Setting("root", repository.Root, by);
        yield return new Setting("settings file", repository.SettingsFile ?? "none", by);
    }

    private IEnumerable<Setting> OfFile()
    {
        var workspace = new Workspace(repository.Root);
        var file = repository.SettingsFile;
        var settings = file is null ? new TandemSettings { Schemas = [] } : SettingsReader.Read(workspace, new SchemaStore(), file);
        var root = file is null ? null : workspace.Yaml(file).Documents.OfType<MappingNode>().FirstOrDefault();
        string Of(string key) => root?.Find(key) is { } entry ? $"{file}:{entry.Key.Line}" : Default;
        string At(Findings.Place place) => $"{place.File}:{place.Line}";
        return
        [
            new Setting("unknownKinds", settings.UnknownKindsWarn ? "warn" : "error", Of("unknownKinds")),
            new Setting("prices", settings.Prices ?? "none", Of("prices")),
            new Setting("schemas", settings.Schemas.Count == 0 ? "none" : string.Join(", ", settings.Schemas), Of("schemas")),
            .. Each("suppress", settings.Suppress.Select(entry => new Setting("suppress", Suppression(entry), At(entry.Place)))),
            .. Each("unrenderable", settings.Unrenderable.Select(entry => new Setting("unrenderable", $"{entry.Path}: {entry.Reason}", At(entry.Place)))),
            .. Each("unchecked", settings.Unchecked.Select(entry => new Setting("unchecked", $"{entry.Path}: {entry.Reason}", At(entry.Place)))),
        ];
    }

    private static IEnumerable<Setting> Each(string name, IEnumerable<Setting> entries) => entries.DefaultIfEmpty(new Setting(name, "none", Default));

    private static string Suppression(SuppressionEntry entry)
    {
        var until = entry.Until is { } day ? $" until {day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : "";
        return $"{entry.Rule} at {entry.At}{(entry.Field is null ? "" : $" field {entry.Field}")}{until}: {entry.Reason}";
    }

    private IEnumerable<Setting> OfCommandLine()
    {
        var colours = Screen.Ink(parsed).Colours ? "on" : "off";
        yield return new Setting("color", $"{parsed.GetValue(CommonOptions.Color)} ({colours})", Given(CommonOptions.Color) ? "--color" : Screen.IsNoColor ? "NO_COLOR" : Default);
        yield return new Setting("verbosity", parsed.GetValue(CommonOptions.Verbosity)!, Given(CommonOptions.Verbosity) ? "--verbosity" : Default);
    }

    private IEnumerable<Setting> OfEnvironment()
    {
        yield return Folder("TANDEM_CACHE", CacheFolder.FromEnvironment().Root);
        yield return Folder("TANDEM_STATE", StateFolder.Of(repository.Root, ""));
        foreach (var name in new[] { "TANDEM_KUSTOMIZE", "TANDEM_KUBECTL", "TANDEM_TERRAFORM" })
        {
            yield return Variable(name) is { } value ? new Setting(name, value, "environment") : new Setting(name, "found on PATH, else in the cache", Default);
        }
    }

    private static Setting Folder(string name, string value) => new(name, Path.TrimEndingDirectorySeparator(value), Variable(name) is null ? Default : "environment");

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    private bool Given(Option option) => parsed.GetResult(option) is { Implicit: false };
}
