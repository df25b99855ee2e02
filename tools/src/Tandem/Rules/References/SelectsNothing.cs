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
        var selectors = world.Subjects.SelectMany(PodSelectors.Of).ToList();
        var idle = selectors.Where(selector => selector.Use != PodUse.Owner && !world.Pods.Any(selector.Selects)).ToList();
        return idle.Count == 0 ? [] : idle.Select(selector => Judge(world, selector)).OfType<Verdict>()
            .GroupBy(verdict => verdict.Flaw.Field).Select(group => ToFinding(world, [.. group]));
    }

    private Finding ToFinding(World world, List<Verdict> verdicts) =>
        Found(world, verdicts[0].Flaw, [.. verdicts.Select(verdict => verdict.Other).OfType<ObjectField>()]) with { Misses = verdicts[0].Misses, Involves = verdicts[0].Involves };

    private static Verdict? Judge(World world, PodSelector selector)
    {
        var near = world.Pods.Where(selector.Reaches).Select(pod => new NearPod(pod, [.. selector.Unmet(pod)]))
            .OrderBy(candidate => candidate.Distance(selector)).FirstOrDefault();
        if (near is null || !near.Shares(selector))
        {
            return world.IsOpen(selector.Namespace) ? null : OfNone(world, selector);
        }

        // The workload that does not select its own Pods has a finding of its own.
        if (PodSelectors.Of(near.Pod.Root).Any(own => own.Use == PodUse.Owner && own.Unmet(near.Pod).Any()))
        {
            return null;
        }

        var part = near.Unmet[0];
        return world.IsOpen(selector.Namespace) && !near.IsSlip ? null
            : part.Parent!.Node is Manifests.SequenceNode ? new Verdict(part.Flaw($"{part.Here} selects no Pod{In(selector)}.", $"The nearest are those of {near.Pod}."), null, []) { Involves = [near.Pod.ToString()] }
            : near.Pod.Labels[part.Key] is { Exists: true } label ? OfValue(world, selector, part, label, near.Pod) : OfKey(selector, part, near.Pod);
    }

    // Both have the label: the value that fewer say is wrong.
    private static Verdict OfValue(World world, PodSelector selector, ObjectField part, ObjectField label, PodTemplate pod)
    {
        var others = world.Fleet.References.Selectors;
        var (asked, given) = (others.Count(part.Key, part.Text!), others.Count(part.Key, label.Text!));
        var isLabelOdd = part.IsFact != label.IsFact ? part.IsFact : asked > 1 && asked > given;
        return isLabelOdd
            ? new Verdict(label.Flaw($"The label {part.Key} of the Pods of {pod} is {label.Text}; {asked} selectors ask for {part.Text}.", $"Make it {part.Text}."), part, []) { Involves = [pod.ToString()] }
            : new Verdict(part.Flaw($"{part.Here} is {part.Text}, so that the {selector.Root.Kind} selects no Pod{In(selector)}.", $"The Pods of {pod} have {label.Text}."), label, []) { Involves = [pod.ToString()] };
    }

    private static Verdict OfKey(PodSelector selector, ObjectField part, PodTemplate pod)
    {
        var near = NearestName.Find(part.Key, pod.Labels.Entries.Select(label => label.Key));
        var hint = near is null ? $"Take it out, or give it to the Pods of {pod}." : $"Did you mean {near}?";
        return new Verdict(part.KeyFlaw($"No Pod{In(selector)} has the label {part.Key}, which the {selector.Root.Kind} selects by.", hint), pod.Labels, []) { Involves = [pod.ToString()] };
    }

    private static Verdict OfNone(World world, PodSelector selector)
    {
        var elsewhere = world.Pods.FirstOrDefault(pod => !selector.Unmet(pod).Any());
        return new Verdict(selector.Field.KeyFlaw($"{selector.Field.Here} selects no Pod{In(selector)}.",
            elsewhere is null ? "Select by the labels of a Pod template." : $"The Pods of {elsewhere} are in {elsewhere.Namespace}."), elsewhere?.Labels, ["Deployment", "StatefulSet", "DaemonSet", "Job"]);
    }

    private static string In(PodSelector selector) => selector.Namespace is { } space ? $" of the namespace {space}" : "";

    private sealed record Verdict(Flaw Flaw, ObjectField? Other, IReadOnlyList<string> Misses)
    {
        public IReadOnlyList<string> Involves { get; init; } = [];
    }
}
