using Tandem.Findings;

namespace Tandem.Rules.References;

/// <summary>A selector that takes in Pods which it cannot be meant for, or a workload that two guard or scale.</summary>
public sealed class SelectsOthers() : ReferenceRule(new RuleInfo(
    "TND0142", "selects-others", Severity.Error, Layers.References, "A selector takes in Pods of another workload, or two objects claim one workload."))
{
    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(World world) =>
        world.Selectors.Select(selector => TooWide(world, selector)).OfType<Intake>().GroupBy(intake => intake.Stranger).Select(group => Judge(world, [.. group]))
            .Concat(ClaimedTwice.Guarded(Info, world)).Concat(ClaimedTwice.Scaled(Info, world));

    private static Intake? TooWide(World world, PodSelector selector)
    {
        var isJudged = selector.Use is PodUse.Service or PodUse.Pool or PodUse.Budget || MeantPods.IsScraping(selector) || (selector.Use == PodUse.Owner && world.Cluster is not null);
        var taken = isJudged ? world.OwnSelected(selector).DistinctBy(pod => pod.Root.Owner.Manifest.ToString()).ToList() : [];
        var meant = selector.Use == PodUse.Owner ? taken.Find(pod => pod.Root.Owner == selector.Root.Owner) : taken.Find(pod => MeantPods.Fits(selector, pod));
        var stranger = meant is null ? null : taken.Find(pod => pod != meant && (selector.Use == PodUse.Owner || (!MeantPods.AreKin(pod, meant) && !(MeantPods.IsScraping(selector) && MeantPods.PortsFit(selector, pod)))));
        return stranger is null || meant is null || IsOtherWay(selector, stranger, meant) ? null : new Intake(selector, meant, stranger);
    }

    // Where several selectors take in the same Pods, it is their label that strayed.
    private Finding Judge(World world, List<Intake> intakes)
    {
        var (selector, meant, stranger) = intakes[0];
        var part = selector.Labels.Count > 0 ? selector.Labels[^1] : selector.Field;
        var label = stranger.Labels[part.Key];
        return intakes.Count > 1 && label.Exists && intakes.TrueForAll(intake => intake.Selector.Labels.Any(other => other.Key == part.Key))
            ? Found(world, label.Flaw($"The label {label.Key} of the Pods of {stranger} is {label.Text}, by which {intakes.Count} selectors take them for those of {meant}.", "Give them a label of their own."),
                intakes.Select(intake => intake.Selector.Root["metadata"]["name"]))
            : Found(world, part.KeyFlaw($"{selector.Field.Here} selects the Pods of {meant} and of {stranger} too.", "Add a label that only the Pods meant have."), meant.Labels, stranger.Labels);
    }

    private sealed record Intake(PodSelector Selector, PodTemplate Meant, PodTemplate Stranger);

    // Two workloads that select each other's Pods are one mistake: the one that comes first says it.
    private static bool IsOtherWay(PodSelector selector, PodTemplate stranger, PodTemplate meant) => selector.Use == PodUse.Owner
        && PodSelectors.Of(stranger.Root).Any(other => other.Use == PodUse.Owner && other.Selects(meant)) && string.CompareOrdinal(meant.ToString(), stranger.ToString()) > 0;
}
