using Tandem.Findings;
using Tandem.Rules.Objects;
using Tandem.Rules.References;

namespace Tandem.Rules.Words;

/// <summary>A command line that starts something else than the script or module it names, or gives a script a flag that it does not have.</summary>
public sealed class BrokenCommand() : ReferenceRule(new RuleInfo(
    "TND0154", "broken-command", Severity.Error, Layers.References, "A command line cannot start what it names."))
{
    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(World world) =>
        from pod in world.OwnPods
        from container in pod.Containers
        let scripts = world.ScriptsOf(pod, container)
        from words in Lines(container)
        let flaw = ProgramSlips.First(words) ?? words.Select(word => Wrong(word, words, scripts)).FirstOrDefault(found => found is not null)
        where flaw is not null
        select Found(world, flaw);

    // The container's own, then those of its hooks and probes. Arguments alone go to a program of the image.
    private static IEnumerable<IReadOnlyList<ObjectField>> Lines(ObjectField container) =>
        container.Keyed("exec").Select(exec => exec["command"].Items).Append(container["command"].Exists ? [.. container["command"].Items, .. container["args"].Items] : [])
            .Where(words => words.Count > 0);

    // Flags after a script of ours: it says itself which it has.
    private static Flaw? Wrong(ObjectField word, IReadOnlyList<ObjectField> words, IReadOnlyList<Script> scripts)
    {
        var script = words.TakeWhile(other => other != word).Select(other => scripts.FirstOrDefault(known => other.Text?.EndsWith("/" + known.Name, StringComparison.Ordinal) == true)).LastOrDefault(known => known is not null);
        var flag = word.Text?.StartsWith("--", StringComparison.Ordinal) == true ? word.Text.Split('=')[0] : "";
        return script is null || flag.Length < 3 ? null : Unknown(word, flag, script) ?? NoNumber(word, flag, words, script);
    }

    private static Flaw? Unknown(ObjectField word, string flag, Script script) => script.Flags.Count == 0 || script.Flags.Contains(flag, StringComparer.Ordinal) ? null
        : word.Flaw($"{script.Name} has no flag {flag}.", Schemas.NearestName.Find(flag, script.Flags) is { } near ? $"Did you mean {near}?" : $"It has {string.Join(", ", script.Flags)}.");

    // What argparse reads as a number takes no unit.
    private static Flaw? NoNumber(ObjectField word, string flag, IReadOnlyList<ObjectField> words, Script script)
    {
        var isWhole = word.Text!.Length > flag.Length;
        var field = isWhole ? word : words.SkipWhile(other => other != word).Skip(1).FirstOrDefault();
        var value = isWhole ? word.Text[(flag.Length + 1)..] : field?.Text;
        return script.NumberFlags.Contains(flag, StringComparer.Ordinal) && value is not null && !value.Contains("$(", StringComparison.Ordinal)
            && !double.TryParse(value, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out _)
            ? field!.Flaw($"{script.Name} reads {flag} as a number; it is {value}.", "Write the number alone, without a unit.") : null;
    }
}
