using Tandem.Live.Clusters;
using Tandem.Live.Targets;

namespace Tandem.Live.Drill;

/// <summary>What a drill must be allowed to do.</summary>
internal static class DrillRights
{
    private static readonly string[] OnRecords = ["create", "patch", "delete"];

    private static readonly string[] OnJobs = ["create", "delete"];

    /// <summary>Each right: where, verb, kind, subresource, namespace.</summary>
    public static IEnumerable<(string Region, string Verb, ResourceType Type, string? Part, string? Space)> Of(
        FleetNames names, IEnumerable<string> regions, IReadOnlyList<UndoStep> steps, string? jobs) =>
        regions.SelectMany(region => OnRecords.Select(verb => (region, verb, Resources.ConfigMaps, (string?)null, (string?)names.Namespace)))
            .Concat(steps.Where(step => step.Kind != UndoKind.Fault).Select(step => (step.Region, "patch", TypeOf(step.Kind), (string?)null, step.Namespace)))
            .Concat(jobs is null ? [] : OnJobs.Select(verb => (jobs, verb, Resources.Jobs, (string?)null, (string?)names.Namespace)))
            .Distinct();

    private static ResourceType TypeOf(UndoKind kind) => kind switch
    {
        UndoKind.Replicas => Resources.Deployments,
        UndoKind.Unschedulable => Resources.Nodes,
        _ => Resources.Applications,
    };
}
