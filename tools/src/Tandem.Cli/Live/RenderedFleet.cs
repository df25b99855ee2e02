using Tandem.Fleet;
using Tandem.Kustomize;
using Tandem.Live.Status;
using Tandem.Programs;
using Tandem.Settings;

namespace Tandem.Cli.Live;

/// <summary>What every region should run.</summary>
internal static class RenderedFleet
{
    /// <summary>Renders every unit that can be.</summary>
    /// <exception cref="ProgramException">A unit does not build, or nothing is there that renders.</exception>
    public static async Task<IReadOnlyList<RenderedObject>> OfAsync(LiveSession session, CancellationToken cancel)
    {
        var settings = SettingsReader.Read(session.Workspace, new Schemas.SchemaStore(), session.Repository.SettingsFile!);
        var cache = CacheFolder.FromEnvironment();
        var renderer = new UnitRenderer(session.Workspace, new Renderer(session.Workspace, await ProgramLocator.FindKustomizeAsync(cache, cancel), cache));
        var units = ClusterFinder.Find(session.Workspace).SelectMany(cluster => cluster.Units).Where(unit => !settings.Unrenderable.Any(exemption => exemption.Covers(unit.Folder))).ToList();
        var rendered = await renderer.RenderAllAsync(units, cancel);
        return rendered.FirstOrDefault(unit => unit.Text is null) is not { } broken ? RenderedObject.Of(rendered)
            : throw new ProgramException($"{broken.Unit.Folder} cannot be rendered, so it is not known what should run.", "tandem validate says why.");
    }
}
