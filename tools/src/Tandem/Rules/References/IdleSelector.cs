using Tandem.Schemas;

namespace Tandem.Rules.References;

/// <summary>What is wrong where a selector selects nothing.</summary>
/// <param name="Flaw">The flaw, of the selector or of the label that strayed.</param>
/// <param name="Other">What it stands against; null where there is nothing.</param>
/// <param name="Misses">The kinds that it misses.</param>
internal sealed record IdleSelector(Flaw Flaw, ObjectField? Other, IReadOnlyList<string> Misses)
{
    /// <summary>The workloads that it speaks of.</summary>
    public IReadOnlyList<string> Involves { get; init; } = [];

    /// <summary>Both have the label: the value that fewer say is wrong.</summary>
    public static IdleSelector OfValue(World world, PodSelector selector, ObjectField part, ObjectField label, PodTemplate pod)
    {
        var others = world.Fleet.References.Selectors;
        var (asked, given) = (others.Count(part.Key, part.Text!), others.Count(part.Key, label.Text!));
        var isLabelOdd = part.IsFact != label.IsFact ? part.IsFact : asked > 1 && asked > given;
        return isLabelOdd
            ? new IdleSelector(label.Flaw($"The label {part.Key} of the Pods of {pod} is {label.Text}; {asked} selectors ask for {part.Text}.", $"Make it {part.Text}."), part, []) { Involves = [pod.ToString()] }
            : new IdleSelector(part.Flaw($"{part.Here} is {part.Text}, so that the {selector.Root.Kind} selects no Pod{In(selector)}.", $"The Pods of {pod} have {label.Text}."), label, []) { Involves = [pod.ToString()] };
    }

    /// <summary>No Pod has the label.</summary>
    public static IdleSelector OfKey(PodSelector selector, ObjectField part, PodTemplate pod)
    {
        var near = NearestName.Find(part.Key, pod.Labels.Entries.Select(label => label.Key));
        var hint = near is null ? $"Take it out, or give it to the Pods of {pod}." : $"Did you mean {near}?";
        return new IdleSelector(part.KeyFlaw($"No Pod{In(selector)} has the label {part.Key}, which the {selector.Root.Kind} selects by.", hint), pod.Labels, []) { Involves = [pod.ToString()] };
    }

    /// <summary>No Pod is near.</summary>
    public static IdleSelector OfNone(World world, PodSelector selector)
    {
        var elsewhere = world.Pods.FirstOrDefault(pod => !selector.Unmet(pod).Any());
        var (told, hint) = ($"{selector.Field.Here} selects no Pod{In(selector)}.", elsewhere is null ? "Select by the labels of a Pod template." : $"The Pods of {elsewhere} are in {elsewhere.Namespace}.");
        // One label that no Pod has is the one to be edited.
        var flaw = elsewhere is null && selector.Field.Entries is [{ Text: not null } only] ? only.Flaw(told, hint) : selector.Field.KeyFlaw(told, hint);
        return new IdleSelector(flaw, elsewhere?.Labels, ["Deployment", "StatefulSet", "DaemonSet", "Job"]);
    }

    /// <summary>Where it looks, in words.</summary>
    public static string In(PodSelector selector) => selector.Namespace is { } space ? $" of the namespace {space}" : "";
}
