using Tandem.Fleet;
using Tandem.Kustomize;
using Tandem.Live.Jobs;
using Tandem.Manifests;
using Tandem.Programs;

namespace Tandem.Cli.Live;

/// <summary>What a drill brings into a real cluster.</summary>
internal static class DrillJobs
{
    /// <summary>The objects of <c>base/drill</c>; null on the twin, which needs none.</summary>
    /// <exception cref="ProgramException">They cannot be rendered.</exception>
    public static async Task<DrillManifests?> ManifestsAsync(LiveSession session, CancellationToken cancel)
    {
        if (session.Fleet.Twin is not null)
        {
            return null;
        }

        var cache = CacheFolder.FromEnvironment();
        var renderer = new UnitRenderer(session.Workspace, new Renderer(session.Workspace, await ProgramLocator.FindKustomizeAsync(cache, cancel), cache));
        var rendered = await renderer.RenderAsync(new Unit(null, DrillManifests.Folder, DrillManifests.Folder), cancel);
        return rendered.Text is null ? throw new ProgramException($"{DrillManifests.Folder} cannot be rendered.", $"tandem validate {DrillManifests.Folder} says why.")
            : new DrillManifests([.. rendered.Objects.Select(one => NodeJson.Of(one.Manifest.Root)!.AsObject())], session.Fleet.Names);
    }

    /// <summary>The same with what brings and takes them; null on the twin.</summary>
    public static async Task<DrillOutfit?> OutfitAsync(LiveSession session, CancellationToken cancel) =>
        await ManifestsAsync(session, cancel) is { } manifests ? new DrillOutfit(session.Fleet, manifests, TimeProvider.System) : null;
}
