using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Kustomize;
using Tandem.Manifests;
using Tandem.Schemas;
using DataFiles = Tandem.Rules.References.DataFiles;

namespace Tandem.Rules.ArgoCd.Health;

/// <summary>Finds the health checks of a fleet.</summary>
internal static class HealthChecks
{
    /// <summary>Those that a cluster's Argo CD reads.</summary>
    public static IEnumerable<HealthCheck> Of(FleetModel fleet, ArgoCdSettings settings) =>
        from entry in settings.Entries
        where entry.Key.StartsWith(ArgoCdSettings.Health, StringComparison.Ordinal) && entry.Text is not null && !OpensLibraries(settings, entry.Key)
        select Of(fleet, entry);

    /// <summary>Those of components that no overlay takes in.</summary>
    public static IEnumerable<HealthCheck> OfOptIns(FleetModel fleet) =>
        from tree in fleet.OptInTrees
        from made in tree.Objects
        where made.Id.Kind == "ConfigMap" && made.WasNamed(ArgoCdSettings.Name)
        from writer in made.Writers.OfType<GeneratedWriter>()
        from file in writer.Entry.List("files").OfType<ScalarNode>()
        let split = file.Text.IndexOf('=', StringComparison.Ordinal)
        where split > 0 && file.Text.StartsWith(ArgoCdSettings.Health, StringComparison.Ordinal)
        let path = fleet.Workspace.Resolve(Path.GetDirectoryName(file.Source.Path) ?? "", file.Text[(split + 1)..])
        let text = fleet.Workspace.Text(path).Text
        where text.Length > 0
        select new HealthCheck(file.Text[..split], file.Place, path, text, (line, column) => new Place(path, line, column));

    private static HealthCheck Of(FleetModel fleet, ObjectField entry)
    {
        var (path, text) = (DataFiles.FileOf(fleet, entry), entry.Text!);
        var place = entry.Owner.Blame(entry.Path, FieldTarget.Key).Place;
        return new HealthCheck(entry.Key, place, path, text, (line, column) => path is not null ? new Place(path, line, column)
            : DataFiles.LineOf(fleet, entry, IndexOf(text, line)) ?? place);
    }

    private static int IndexOf(string text, int line) => text.Split('\n').Take(line - 1).Sum(before => before.Length + 1);

    // With them a script may do more than is known here.
    private static bool OpensLibraries(ArgoCdSettings settings, string key) =>
        settings.Root["data"][ArgoCdSettings.Libraries + key[ArgoCdSettings.Health.Length..]].Text == "true";
}
