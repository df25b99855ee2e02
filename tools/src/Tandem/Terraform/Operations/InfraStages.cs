namespace Tandem.Terraform.Operations;

/// <summary>Cuts an apply into stages: what all regions share, then region by region, then what needs all of them.</summary>
/// <remarks>A mistake in one region then stops before it reaches the next. The last stage looks at everything, so nothing is left out.</remarks>
public static class InfraStages
{
    /// <summary>The stage whose resources no region owns.</summary>
    public const string Shared = "shared";

    /// <summary>The stage that looks at everything.</summary>
    public const string Whole = "fleet";

    /// <summary>The stages of a plan, in order; only those that have something to do.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="regions">The regions, in the order in which they are to be applied.</param>
    public static IReadOnlyList<InfraStep> Of(InfraPlan plan, IReadOnlyList<string> regions)
    {
        var regional = plan.Changes.Where(change => change.Key is not null && regions.Contains(change.Key, StringComparer.Ordinal)).ToList();
        var regionalBlocks = regional.Select(change => InfraGraph.BlockOf(change.Address)).ToHashSet(StringComparer.Ordinal);
        bool NeedsRegions(PlannedChange change) => plan.Graph.DependenciesOf(InfraGraph.BlockOf(change.Address)).Overlaps(regionalBlocks);
        var shared = plan.Changes.Except(regional).Where(change => change.Action != ChangeAction.Delete && !NeedsRegions(change));
        // A region's block that waits for another region's belongs to the end.
        var stages = regions.Select(region => Step(region, regional.Where(change => change.Key == region && change.Action != ChangeAction.Delete)))
            .Prepend(Step(Shared, shared))
            .Where(step => step.Targets.Count > 0);
        return plan.Changes.Count == 0 ? [] : [.. stages, new InfraStep(Whole)];
    }

    private static InfraStep Step(string name, IEnumerable<PlannedChange> changes) => new(name) { Targets = [.. changes.Select(change => change.Address)] };
}
