using System.Globalization;
using System.Text.Json;
using Tandem.Findings;
using Tandem.Manifests;
using Tandem.Settings;
using Tandem.Twin.Simulation.Faults;

namespace Tandem.Twin.Hosting.Scenarios;

/// <summary>
/// Reads a scripted day: a YAML list of steps, each with <c>at</c> (such as <c>90s</c>, <c>10m</c>, <c>2h</c>) and <c>do</c>
/// (<c>fault</c>, <c>clear</c>, <c>scale</c>, <c>load</c>, <c>end</c>) with its fields.
/// </summary>
public static class ScenarioFile
{
    private static readonly Dictionary<string, string[]> Fields = new(StringComparer.Ordinal)
    {
        ["fault"] = ["kind", "region", "value", "rate", "pod", "seconds"],
        ["clear"] = [],
        ["scale"] = ["region", "deployment", "replicas"],
        ["load"] = ["region", "rate", "seconds"],
        ["end"] = [],
    };

    /// <summary>Reads it; the steps are in the order of their times.</summary>
    /// <param name="path">The file.</param>
    /// <param name="shown">How messages name it.</param>
    /// <exception cref="SettingsException">It cannot be read, or a step is wrong.</exception>
    public static IReadOnlyList<ScenarioStep> Read(string path, string shown)
    {
        if (!File.Exists(path))
        {
            throw new SettingsException(new Place(shown, 1, 1), "There is no such file.", "Name a YAML file with a list of steps.");
        }

        var yaml = YamlReader.Read(new SourceText(shown, File.ReadAllText(path)));
        if (yaml.Findings.Count > 0)
        {
            throw new SettingsException(yaml.Findings[0].Blame.Place, yaml.Findings[0].Message, yaml.Findings[0].Hint);
        }

        return yaml.Documents is [SequenceNode { Items.Count: > 0 } steps]
            ? [.. steps.Items.Select(Step).OrderBy(step => step.At)]
            : throw new SettingsException(new Place(shown, 1, 1), "A scenario is one list of steps.", "Begin with: - {at: 30s, do: fault, kind: hang, region: us-east5}");
    }

    private static ScenarioStep Step(Node node)
    {
        var step = node as MappingNode ?? throw Wrong(node, $"A step is a mapping, not {node.Describe()}.", null);
        var verb = step.Text("do") ?? "";
        if (!Fields.TryGetValue(verb, out var fields))
        {
            throw Wrong(step["do"] ?? step, $"A step cannot do \"{verb}\".", $"It can do {string.Join(", ", Fields.Keys)}.");
        }

        if (step.Entries.FirstOrDefault(entry => entry.Name is not ("at" or "do") && !fields.Contains(entry.Name, StringComparer.Ordinal)) is { } stranger)
        {
            throw Wrong(stranger.Key, $"{verb} has no field {stranger.Name}.", fields.Length == 0 ? null : $"Its fields are {string.Join(", ", fields)}.");
        }

        return new ScenarioStep(Time(step), Action(step, verb), string.Join(' ', step.Entries.Where(entry => entry.Name is not ("at" or "do")).Select(entry => $"{entry.Name}={step.Text(entry.Name)}").Prepend(verb)));
    }

    private static ScenarioAction Action(MappingNode step, string verb) => verb switch
    {
        "fault" => new ScenarioAction.AddFault(Fault(step)),
        "clear" => new ScenarioAction.Clear(),
        "scale" => Needed(step, "deployment").Split('/') is [var space, var name]
            ? new ScenarioAction.Scale(Needed(step, "region"), space, name, (int)(Number(step, "replicas") ?? throw Missing(step, "replicas")))
            : throw Wrong(step["deployment"]!, "deployment is a namespace and a name.", "Such as gemma/vllm-gemma."),
        "load" => new ScenarioAction.Load(Needed(step, "region"), Number(step, "rate") ?? throw Missing(step, "rate"), TimeSpan.FromSeconds(Number(step, "seconds") ?? throw Missing(step, "seconds"))),
        _ => new ScenarioAction.End(),
    };

    private static FaultRequest Fault(MappingNode step)
    {
        var kind = Needed(step, "kind");
        var known = Enum.GetValues<FaultKind>().Where(value => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString()) == kind).Cast<FaultKind?>().FirstOrDefault();
        return known is null ? throw Wrong(step["kind"]!, $"There is no fault {kind}.", $"There are {FaultRequest.Kinds}.")
            : new FaultRequest(Needed(step, "region"), known) { Value = Number(step, "value"), Rate = Number(step, "rate"), Pod = step.Text("pod"), Seconds = Number(step, "seconds") };
    }

    private static TimeSpan Time(MappingNode step)
    {
        var text = Needed(step, "at");
        var unit = text[^1] switch { 's' => 1, 'm' => 60, 'h' => 3600, _ => 0 };
        return double.TryParse(unit == 0 ? text : text[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number < 1e6
            ? TimeSpan.FromSeconds(number * Math.Max(unit, 1))
            : throw Wrong(step["at"]!, $"{text} is no time.", "Write 90s, 10m or 2h.");
    }

    private static double? Number(MappingNode step, string field) => step[field] switch
    {
        null => null,
        ScalarNode { Number: >= 0 and < 1e9 and var number } => number,
        var other => throw Wrong(other, $"{field} is a number of 0 or more, not {other.Describe()}.", null),
    };

    private static string Needed(MappingNode step, string field) => step.Text(field) is { Length: > 0 } text ? text : throw Missing(step, field);

    private static SettingsException Missing(MappingNode step, string field) => Wrong(step, $"The step has no {field}.", null);

    private static SettingsException Wrong(Node at, string message, string? hint) => new(at.Place, message, hint);
}
