using Tandem.Findings;
using Tandem.Schemas;

namespace Tandem.Rules.References;

/// <summary>A selector that no Pod of its namespace meets.</summary>
public sealed class SelectsNothing() : ReferenceRule(new RuleInfo(
    "TND0140", "selects-nothing", Severity.Error, Layers.References, "A selector selects no Pod."))
{
    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(World world)
    {
        var idle = world.Selectors.Where(selector => selector.Use != PodUse.Owner && !world.Selected(selector).Any()).ToList();
        return idle.Count == 0 ? [] : idle.Select(selector => Judge(world, selector)).OfType<IdleSelector>()
            .GroupBy(verdict => verdict.Flaw.Field).Select(group => ToFinding(world, [.. group]));
    }

    private Finding ToFinding(World world, List<IdleSelector> verdicts) =>
        Found(world, verdicts[0].Flaw, [.. verdicts.Select(verdict => verdict.Other).OfType<ObjectField>()]) with { Misses = verdicts[0].Misses, Involves = verdicts[0].Involves };

    private static IdleSelector? Judge(World world, PodSelector selector)
    {
        // Where Pods may be that nobody rendered, a slip alone is sure: no need to hold the selector against every one.
        if (world.IsOpen(selector.Namespace) && !world.HasSlip(selector))
        {
            return null;
        }

        var near = world.Pods.Where(selector.Reaches).Select(pod => new NearPod(pod, [.. selector.Unmet(pod)]))
            .OrderBy(candidate => candidate.Distance(selector)).FirstOrDefault();
        if (near is null || !near.Shares(selector))
        {
            return world.IsOpen(selector.Namespace) ? null : IdleSelector.OfNone(world, selector);
        }

        // The workload that does not select its own Pods has a finding of its own.
        if (PodSelectors.Of(near.Pod.Root).Any(own => own.Use == PodUse.Owner && own.Unmet(near.Pod).Any()))
        {
            return null;
        }

        var part = near.Unmet[0];
        return world.IsOpen(selector.Namespace) && !near.IsSlip ? null
            : part.Parent!.Node is Manifests.SequenceNode ? new IdleSelector(part.Flaw($"{part.Here} selects no Pod{IdleSelector.In(selector)}.", $"The nearest are those of {near.Pod}."), null, []) { Involves = [near.Pod.ToString()] }
            : near.Pod.Labels[part.Key] is { Exists: true } label ? IdleSelector.OfValue(world, selector, part, label, near.Pod) : IdleSelector.OfKey(selector, part, near.Pod);
    }
}
