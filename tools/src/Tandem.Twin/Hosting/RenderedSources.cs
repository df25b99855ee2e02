using System.Text.Json;
using Tandem.Fleet;
using Tandem.Kustomize;
using Tandem.Manifests;
using Tandem.Programs;
using Tandem.Twin.Simulation.Delivery;

namespace Tandem.Twin.Hosting;

/// <summary>Renders every unit of a repository.</summary>
internal static class RenderedSources
{
    /// <summary>Renders them. Units that take in a remote source, such as Argo CD's own installation, are left out: the twin needs none.</summary>
    /// <exception cref="TwinException">A unit does not build.</exception>
    /// <exception cref="ProgramException">No program that renders is there.</exception>
    public static async Task<IReadOnlyList<RenderedSource>> RenderAsync(Workspace workspace, IReadOnlyList<Cluster> clusters, CancellationToken cancel)
    {
        var cache = CacheFolder.FromEnvironment();
        var program = await ProgramLocator.FindKustomizeAsync(cache, cancel);
        var renderer = new UnitRenderer(workspace, new Renderer(workspace, program, cache));
        var rendered = await renderer.RenderAllAsync([.. clusters.SelectMany(cluster => cluster.Units)], cancel);
        return [.. rendered.Where(unit => unit.Tree.Remotes.Count == 0).Select(Source)];
    }

    private static RenderedSource Source(RenderedUnit unit)
    {
        if (unit.Text is null)
        {
            var finding = unit.Findings.Count == 0 ? null : unit.Findings[0];
            throw new TwinException($"{unit.Unit.Folder} does not render{(finding is null ? "" : $": {finding.Blame.Place}: {finding.Message}")}", "tandem validate says more.");
        }

        return new RenderedSource(unit.Unit.Cluster!, unit.Unit.Folder,
            [.. unit.Objects.Select(item => GitObject.Of(JsonSerializer.SerializeToElement(NodeJson.Of(item.Manifest.Root))))]);
    }
}
