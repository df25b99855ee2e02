using System.Globalization;
using System.Text.RegularExpressions;
using Tandem.Findings;
using Tandem.Rules.References;
using Tandem.Schemas;

namespace Tandem.Rules.Words;

/// <summary>An exit code that a Job's failure policy waits for, and that the container's script never ends with.</summary>
/// <remarks>
/// Python ends with 1 after an exception and with 2 where its command line is refused; what is above 125 a shell or a signal makes:
/// https://docs.python.org/3/library/sys.html#sys.exit, https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html.
/// </remarks>
public sealed partial class UnknownExitCode() : ReferenceRule(new RuleInfo(
    "TND0155", "unknown-exit-code", Severity.Error, Layers.References, "A failure policy waits for an exit code that the script never gives."))
{
    private const int FirstOfOthers = 126;

    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(World world) =>
        from pod in world.OwnPods
        from rule in pod.Root.Select("spec.podFailurePolicy.rules[]").Concat(pod.Root.Select("spec.jobTemplate.spec.podFailurePolicy.rules[]"))
        let codes = rule["onExitCodes"]
        where codes["operator"].Text == "In"
        let container = Container(pod, codes["containerName"].Text)
        where container is not null
        let scripts = world.ScriptsOf(pod, container)
        let given = scripts.SelectMany(Codes).Distinct().Order().ToList()
        where scripts.Count == 1 && given.Count > 0
        from value in codes["values"].Items
        where value.Integer is > 1 and < FirstOfOthers && !given.Contains((int)value.Integer)
        select Found(world, value.Flaw($"{value.Here} is {value.Text}, but {scripts[0].Name} never ends with it.", $"It ends with {Wording.List([.. given.Select(code => code.ToString(CultureInfo.InvariantCulture))])}."));

    private static ObjectField? Container(PodTemplate pod, string? name)
    {
        var containers = pod.Spec["containers"].Items;
        return name is null ? containers is [var only] ? only : null : containers.FirstOrDefault(container => container["name"].Text == name);
    }

    private static IEnumerable<int> Codes(Script script) =>
        Ending().Matches(script.Text).Select(match => int.Parse(match.Groups["code"].Value, CultureInfo.InvariantCulture))
            .Concat(script.Text.Contains("argparse", StringComparison.Ordinal) ? [2] : []).Where(code => code > 1);

    // A function's number may be what the program ends with.
    [GeneratedRegex(@"\b(exit\s*\(?|_exit\(|SystemExit\(|return|EXIT_[A-Z_]+\s*=)\s*(?<code>[0-9]{1,3})\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Ending();
}
