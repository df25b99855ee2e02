using Tandem.Fleet;
using Tandem.Manifests;
using Tandem.Rules;
using Tandem.Schemas;
using Tandem.Settings;

namespace Tandem.Validation;

/// <summary>Says what a run checked, layer by layer and cluster by cluster.</summary>
internal sealed class CoverageBuilder(
    ValidationRequest request, TandemSettings settings, FleetModel fleet, SchemaStore schemas, string? renderedBy, InfraStageResult infra)
{
    private readonly IReadOnlyList<FleetObject> objects = [.. fleet.Objects];
    private readonly HashSet<SchemaId> known = [.. fleet.Objects.Select(candidate => candidate.Manifest.Id).Distinct().Where(schemas.Knows)];

    /// <summary>Says it.</summary>
    /// <param name="unread">What was met and not read, each with the reason.</param>
    public Coverage Build(IReadOnlyList<UncheckedFile> unread)
    {
        var unknown = objects.Select(candidate => candidate.Manifest.Id).Where(id => !known.Contains(id)).ToList();
        var files = fleet.Trees.SelectMany(tree => tree.Files).Distinct(StringComparer.Ordinal).Count();
        return new Coverage(
            [.. Layers.All.Select(Layer)],
            [.. fleet.Clusters.Where(IsChosen).Select(Cluster)],
            [.. fleet.Units.Where(unit => unit.Unit.IsOwn).Select(unit => new UnitCoverage(unit.Unit.Name, unit.Text is null ? null : unit.Objects.Count))],
            [.. Unchecked(), .. unread],
            [
                .. unknown.GroupBy(id => id).OrderBy(group => group.Key.ToString(), StringComparer.Ordinal)
                    .Select(group => new KindCount(group.Key.ApiVersion, group.Key.Kind, group.Count())),
            ],
            files,
            objects.Count);
    }

    private bool IsChosen(Cluster cluster) => request.Clusters.Count == 0 || request.Clusters.Contains(cluster.Name, StringComparer.Ordinal);

    private LayerCoverage Layer(string name) =>
        request.Skip.Contains(name) ? new LayerCoverage(name, "asked for with --skip", [], []) : name switch
        {
            Layers.Facts => Checked(name, new CheckedCount("files", Facts.FactsFiles.Of(fleet.Workspace, fleet.Clusters).Count())),
            Layers.Kustomize => fleet.Units.Count == 0 && fleet.Clusters.Count > 0 && renderedBy is null
                ? new LayerCoverage(name, "no program that renders", [], [])
                : Rendered(name),
            Layers.Schemas => Checked(name,
                new CheckedCount("objects", objects.Count(candidate => known.Contains(candidate.Manifest.Id))),
                new CheckedCount("kinds", known.Count)),
            Layers.Terraform => infra.Skipped is { } why
                ? new LayerCoverage(name, why, [], [])
                : new LayerCoverage(name, null, [new CheckedCount("files", infra.Files.Count), new CheckedCount("resources", fleet.Infra!.Resources.Count)], [infra.Program!]),
            Layers.Seams when fleet.Infra is not { IsComplete: true } => new LayerCoverage(name, "there is no whole plan to join with", [], []),
            _ => Checked(name, new CheckedCount("rules", RuleCatalog.Checks.Count(rule => rule.Info.Layer == name))),
        };

    private LayerCoverage Rendered(string name) => new(name, null,
        [
            new CheckedCount("units", fleet.Units.Count(unit => unit.Text is not null)),
            new CheckedCount("kustomizations", fleet.Trees.SelectMany(tree => tree.Kustomizations).Select(kustomization => kustomization.Path).Distinct(StringComparer.Ordinal).Count()),
        ],
        renderedBy is null ? [] : [renderedBy]);

    private static LayerCoverage Checked(string name, params CheckedCount[] counts) => new(name, null, counts, []);

    private ClusterCoverage Cluster(Cluster cluster) => new(cluster.Name,
    [
        .. cluster.Units.Select(unit => new UnitCoverage(unit.Name, fleet.Units.FirstOrDefault(rendered => rendered.Unit == unit) is { Text: not null } rendered
            ? rendered.Objects.Count : (int?)null)),
    ]);

    private IEnumerable<UncheckedFile> Unchecked()
    {
        var files = CoveredFiles.Of(fleet.Workspace, CoveredFiles.Folders)
            .Select(file => settings.Unchecked.FirstOrDefault(exemption => exemption.Covers(file)) is { } exemption ? new UncheckedFile(file, exemption.Reason) : null);
        return files.OfType<UncheckedFile>().Concat(settings.Unrenderable.Select(exemption => new UncheckedFile(exemption.Path, exemption.Reason)));
    }
}
