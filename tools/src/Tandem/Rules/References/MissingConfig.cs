using Tandem.Findings;
using Tandem.Rules.Objects;

namespace Tandem.Rules.References;

/// <summary>A ConfigMap or Secret, or a key of one, that a Pod asks for and nothing makes.</summary>
public sealed class MissingConfig() : ReferenceRule(new RuleInfo(
    "TND0135", "missing-config", Severity.Error, Layers.References, "A ConfigMap or Secret, or a key of it, that Pods use is not there."))
{
    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(World world)
    {
        var uses = world.Subjects.SelectMany(ConfigUses.Of).ToList();
        var made = new MadeConfigs(world);
        var names = new NameCheck(Info, world)
        {
            IsMade = made.Hold,
            Remedy = reference => $"Add the {reference.Kind}, or set optional: true where the Pod can do without it.",
        };
        return names.Missing(uses.Select(use => use.Reference))
            .Concat(uses.SelectMany(use => KeysMissing(world, use)))
            .Concat(world.OwnPods.SelectMany(pod => MountedFiles.Missing(world, pod).Concat(MountedFiles.Folded(world, pod)).Concat(MountedFiles.Emptied(world, pod))).Select(flaw => Found(world, flaw)))
            .Concat(world.OwnPods.SelectMany(pod => pod.Containers.SelectMany(container => StrayMounts.Of(world, pod, container))).Select(pair => Found(world, pair.Flaw, pair.Other)));
    }

    // The object is found; its keys are known where it stands in Git.
    private IEnumerable<Finding> KeysMissing(World world, ConfigUse use)
    {
        var root = use.Keys.Count == 0 ? null : world.All("", use.Reference.Kind).FirstOrDefault(use.Reference.Means);
        var keys = root is null ? [] : ConfigUses.KeysOf(root).ToList();
        return root is null ? [] : use.Keys.Where(key => key.String is { Length: > 0 } text && !keys.Contains(text, StringComparer.Ordinal))
            .Select(key => Found(world, key.Flaw($"{key.Here} is {key.Text}, which the {root.Kind} {use.Reference.Name} does not have.", Hint(key.Text!, keys)), root["metadata"]["name"]));
    }

    internal static string Hint(string key, IReadOnlyList<string> keys) => Schemas.NearestName.Find(key, keys) is { } near
        ? $"Did you mean {near}?" : keys.Count == 0 ? "It has none." : $"It has {Schemas.Wording.List(keys)}.";
}
