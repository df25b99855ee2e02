using Tandem.Live.Clusters;
using Tandem.Live.Status;
using Tandem.Live.Targets;

namespace Tandem.Live.Cleanup;

/// <summary>What a teardown would delete: what is rendered and is there, and nothing else.</summary>
/// <param name="Stages">The stages that have something to do.</param>
/// <param name="Kept">Namespaces of ours, which stay.</param>
public sealed record CleanupPlan(IReadOnlyList<CleanupStage> Stages, IReadOnlyList<CleanupTarget> Kept)
{
    /// <summary>Whether regions are left that go on serving.</summary>
    public bool IsPartial { get; init; }

    /// <summary>Asks every cluster what is there.</summary>
    /// <param name="fleet">The fleet.</param>
    /// <param name="regions">The regions to take down.</param>
    /// <param name="rendered">What every region should run.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="ClusterException">A cluster cannot be asked.</exception>
    public static async Task<CleanupPlan> MakeAsync(LiveFleet fleet, IReadOnlyCollection<string> regions, IReadOnlyList<RenderedObject> rendered, CancellationToken cancel)
    {
        var found = new List<(int Stage, CleanupTarget Target)>();
        var kept = new List<CleanupTarget>();
        // A root Application goes before those that it would make again.
        foreach (var one in rendered.Where(one => regions.Contains(one.Region)).OrderByDescending(one => one.Kind == "Application" && CleanupOrder.IsRoot(one, fleet.Names.ArgocdNamespace)))
        {
            if (await FindAsync(fleet[one.Region], one, cancel) is not { } target)
            {
                continue;
            }

            if (CleanupOrder.IsOurs(one))
            {
                found.Add((CleanupOrder.StageOf(one.Kind), target));
            }
            else
            {
                kept.Add(target);
            }
        }

        foreach (var region in regions)
        {
            found.AddRange(await DefinitionAsync(fleet[region], [.. found.Select(one => one.Target)], cancel));
        }

        return new CleanupPlan(
            [
                .. CleanupOrder.Stages.Index().Select(stage => new CleanupStage(stage.Item.Name, [.. found.Where(one => one.Stage == stage.Index).Select(one => one.Target).Distinct()], stage.Item.Within))
                    .Where(stage => stage.Targets.Count > 0),
            ], kept)
        {
            IsPartial = fleet.Clusters.Keys.Except(regions, StringComparer.Ordinal).Any(),
        };
    }

    // The definition that an Application of ours brought goes too, unless somebody else has objects of it.
    private static async Task<IReadOnlyList<(int, CleanupTarget)>> DefinitionAsync(ClusterClient cluster, IReadOnlyList<CleanupTarget> ours, CancellationToken cancel)
    {
        if (await cluster.FindAsync(Resources.Definitions, null, Resources.Objectives.FullName, cancel) is null)
        {
            return [];
        }

        var objectives = await cluster.ListAsync(Resources.Objectives, null, null, cancel);
        var isOursAlone = objectives.All(one => ours.Any(target => target.Region == cluster.Region && target.Type.Kind == Resources.Objectives.Kind
            && target.Namespace == one.Text("metadata", "namespace") && target.Name == one.Name()));
        return isOursAlone ? [(CleanupOrder.StageOf(Resources.Definitions.Kind), new CleanupTarget(cluster.Region, Resources.Definitions, null, Resources.Objectives.FullName))] : [];
    }

    private static async Task<CleanupTarget?> FindAsync(ClusterClient cluster, RenderedObject one, CancellationToken cancel)
    {
        if (await cluster.ResolveAsync(one.Group, one.Version, one.Kind, cancel) is not { } type)
        {
            return null;
        }

        var space = type.IsNamespaced ? one.Namespace ?? "default" : null;
        return await cluster.FindAsync(type, space, one.Name, cancel) is null ? null : new CleanupTarget(one.Region, type, space, one.Name);
    }
}
