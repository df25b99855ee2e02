using Tandem.Kustomize;
using Tandem.Rules.Objects;
using Tandem.Rules.References;

namespace Tandem.Rules.Serving;

/// <summary>Variables that have the name of a fact, in capitals, and hold another value: MODEL_REVISION is modelRevision.</summary>
/// <param name="Fact">The fact.</param>
/// <param name="Flaw">What is wrong with the value.</param>
internal sealed record FactVariables(string Fact, Flaw Flaw)
{
    /// <summary>The facts of the model and its weights.</summary>
    public static IReadOnlySet<string> OfModel { get; } = new HashSet<string>(StringComparer.Ordinal) { "model", "modelRevision", "weightsMarker", "weightsPath", "servedModelName" };

    // Rules on ports, pools, chips and buckets judge these by what they are used for; names of every kind are called NAME.
    private static readonly string[] Elsewhere = ["port", "pickerPort", "poolName", "tpuChips", "weightsBucket", "name", "namespace"];

    /// <summary>Those of the Pods of a cluster.</summary>
    public static IEnumerable<FactVariables> Of(World world)
    {
        var facts = new FactsOfCluster(world);
        return from pod in world.Cluster is null ? [] : world.OwnPods
               from container in pod.Containers
               from variable in new ContainerEnvironment(world, pod, container).All
               let fact = FactOf(variable.Key)
               where !Elsewhere.Contains(fact, StringComparer.Ordinal) && variable.Value.Text is { } text && !Placeholders.IsIn(text) && facts[fact] is { } meant && meant != text
               select new FactVariables(fact, variable.Value.Flaw($"{variable.Key} is {variable.Value.Text}; the fact {fact} is {facts[fact]}.", $"Fill it from {fact}."));
    }

    private static string FactOf(string variable) =>
        string.Concat(variable.Split('_', StringSplitOptions.RemoveEmptyEntries).Select((word, i) => i == 0 ? word.ToLowerInvariant() : word[..1] + word[1..].ToLowerInvariant()));
}
