using System.Text.RegularExpressions;
using Tandem.Rules.Objects;
using Tandem.Rules.References;
using Tandem.Schemas;

namespace Tandem.Rules.Serving;

/// <summary>Variables in command lines that nothing sets, or that only a shell would put in.</summary>
/// <remarks>Kubernetes puts in <c>$(NAME)</c>, and leaves it as it is where it is not set: https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/</remarks>
internal static partial class UnsetVariables
{
    /// <summary>Those of a Pod's containers.</summary>
    public static IEnumerable<Flaw> Of(World world, PodTemplate pod) => pod.Containers.SelectMany(container => Of(world, pod, container));

    private static IEnumerable<Flaw> Of(World world, PodTemplate pod, ObjectField container)
    {
        var (line, environment) = (new CommandLine(container), new ContainerEnvironment(world, pod, container));
        var names = environment.All.Select(variable => variable.Key).ToList();
        var unset = line.IsShell || !environment.IsWhole ? [] : line.Items.SelectMany(item => Used().Matches(item.Text ?? "").Select(match => (Item: item, Name: match.Groups["name"].Value)))
            .Where(use => !environment.Has(use.Name) && !use.Name.Contains("_SERVICE_", StringComparison.Ordinal) && !use.Name.StartsWith("KUBERNETES_", StringComparison.Ordinal)).ToList();
        // Other programs may well put them in themselves.
        var isKnown = world.Cluster is not null || line.IsPicker || new ServerFlags(container).IsServer;
        var shells = line.IsShell || !isKnown ? [] : line.Items.SelectMany(item => OfShells().Matches(item.Text ?? "").Select(match => (Item: item, Name: match.Groups["name"].Value))).Where(use => environment.Has(use.Name));
        foreach (var (item, name) in shells)
        {
            yield return item.Flaw($"{item.Here} is {item.Text}: no shell puts {name} in.", $"Write $({name}).");
        }

        foreach (var (item, name) in Early(container).Where(use => environment.Has(use.Name)))
        {
            yield return item.Flaw($"{item.Here} uses {name} before the list sets it: $({name}) stays as it is written.", $"Put it behind {name}.");
        }

        var lost = unset.Select(use => use.Name).Distinct(StringComparer.Ordinal).ToList();
        if (lost.Count > 1 && container["env"] is { Exists: true } list)
        {
            yield return new Flaw(list, FieldTarget.Value, $"The command line uses {Wording.List(lost)}, which the environment of {container["name"].Text} does not have.", "Was the list replaced where an item was to be added?");
            yield break;
        }

        foreach (var (item, name) in unset)
        {
            yield return item.Flaw($"{item.Here} uses {name}, which the environment of {container["name"].Text} does not have.", NearestName.Find(name, names) is { } near ? $"Did you mean $({near})?" : "Set it in env.");
        }
    }

    // Kubernetes goes through the list once, from above.
    private static IEnumerable<(ObjectField Item, string Name)> Early(ObjectField container)
    {
        var entries = container["env"].Items;
        return from entry in entries
               from match in Used().Matches(entry["value"].Text ?? "")
               let name = match.Groups["name"].Value
               let set = entries.TakeWhile(other => other != entry).Any(other => other["name"].Text == name)
               where !set && entries.Any(other => other["name"].Text == name)
               select (entry["value"], name);
    }

    // In capitals: small letters are a shell's own commands. A doubled $ is an escape.
    [GeneratedRegex(@"(?<!\$)\$\((?<name>[A-Z_][A-Z0-9_]*)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Used();

    [GeneratedRegex(@"(?<!\$)\$(\{(?<name>[A-Z_][A-Z0-9_]*)\}|(?<name>[A-Z_][A-Z0-9_]*))", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OfShells();
}
