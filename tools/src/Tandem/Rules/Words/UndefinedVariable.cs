using System.Text.RegularExpressions;
using Tandem.Findings;
using Tandem.Rules.Objects;
using Tandem.Rules.References;
using Tandem.Schemas;

namespace Tandem.Rules.Words;

/// <summary>A <c>$(NAME)</c> in a command line or a variable that the container's environment does not have: the program gets those very letters.</summary>
public sealed partial class UndefinedVariable() : ReferenceRule(new RuleInfo(
    "TND0149", "undefined-variable", Severity.Error, Layers.References, "A command line asks for a variable that its container does not define."))
{
    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(World world) =>
        from pod in world.OwnPods
        from container in PodSpecs.Containers(pod.Spec)
        from flaw in Flaws(container, Variables.Of(world, pod, container))
        select Found(world, flaw);

    private static IEnumerable<Flaw> Flaws(ObjectField container, Variables variables)
    {
        var words = container["command"].Items.Concat(container["args"].Items).Concat(container.Select("env[].value")).Where(word => word.Text is not null);
        return from word in words
               from use in Use().Matches(word.Text!)
               let name = use.Groups["name"].Value
               where !variables.Names.Contains(name, StringComparer.Ordinal) && !IsOfTheCluster(name)
               let nearest = NearestName.Find(name, variables.Names)
               where nearest is not null || (variables.AreAllKnown && !IsShell(word.Text!))
               select word.Flaw($"{word.Here} uses $({name}), which the container does not define.", nearest is null ? "Add it to env." : $"Did you mean $({nearest})?");
    }

    // The kubelet adds the addresses of Services. A shell runs what stands in $().
    private static bool IsOfTheCluster(string name) => name.EndsWith("_SERVICE_HOST", StringComparison.Ordinal) || name.Contains("_SERVICE_PORT", StringComparison.Ordinal) || name.Contains("_PORT_", StringComparison.Ordinal);

    private static bool IsShell(string text) => text.Any(char.IsWhiteSpace);

    // $$(NAME) is an escaped one.
    [GeneratedRegex(@"(?<!\$)(\$\$)*\$\((?<name>[A-Za-z_][A-Za-z0-9_.-]*)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Use();
}
