using Tandem.Findings;
using Tandem.Rules.Objects;
using Tandem.Rules.References;

namespace Tandem.Rules.Serving;

/// <summary>A command line that does not say what it was meant to.</summary>
public sealed class ServerFlag() : ReferenceRule(new RuleInfo(
    "TND0621", "server-flag", Severity.Error, Layers.References, "A flag, variable, module or image of a server or picker is not what was meant."))
{
    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(World world) =>
        world.OwnPods.SelectMany(pod => OfPod(world, pod)).Select(flaw => Found(world, flaw)).Concat(RegionProof.Of(world, Info)).Concat(world.Cluster is null ? [] : OfFacts(world));

    private static IEnumerable<Flaw> OfPod(World world, PodTemplate pod) =>
        pod.Containers.SelectMany(container => OfContainer(world, pod, container)).Concat(UnsetVariables.Of(world, pod)).Concat(OutsideView.Of(world, pod)).Concat(ImageMixup.Skewed(pod));

    private static IEnumerable<Flaw> OfContainer(World world, PodTemplate pod, ObjectField container)
    {
        var line = new CommandLine(container);
        return line.IsShell ? []
            : line.IsPicker ? new FlagSlips(line, KnownFlags.Picker, KnownFlags.Picker, "the endpoint picker", isLoose: false).All()
            : (new ServerFlags(container).IsServer ? new FlagSlips(line, KnownFlags.Server, KnownFlags.ServerMostly, "vLLM", isLoose: true).All() : []).Concat(ServerModules.Of(world, pod, container)).Concat(OfflineLoaders.Of(world, pod, container) is { } offline ? [offline] : []);
    }

    private IEnumerable<Finding> OfFacts(World world)
    {
        foreach (var flaw in CoveredFlags.Of(world))
        {
            yield return Found(world, flaw);
        }

        var facts = new FactsOfCluster(world);
        var variables = FactVariables.Of(world).Where(variable => !FactVariables.OfModel.Contains(variable.Fact)).Select(variable => (variable.Flaw, variable.Fact));
        foreach (var (flaw, fact) in variables.Concat(ImageMixup.Swapped(world)))
        {
            var finding = flaw.Of(Info);
            // A fact that holds another's value is wrong itself.
            yield return flaw.Field.Text == facts[fact] ? finding : Injection.Of(world.Fleet, flaw.Field, fact, finding);
        }
    }
}
