using Tandem.Findings;
using Tandem.Kustomize;
using Tandem.Rules.References;

namespace Tandem.Rules.Serving;

/// <summary>Weights that are loaded, mounted, awaited, read or served under names that differ.</summary>
public sealed class ModelPathMismatch() : ReferenceRule(new RuleInfo(
    "TND0620", "model-path-mismatch", Severity.Error, Layers.References, "Model, folder, marker or name differ between loader, mount and server."))
{
    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(World world) => world.OwnPods.SelectMany(pod => FuseMounts.Of(world, pod)).Select(flaw => MountOptions.Found(Info, world, flaw))
        .Concat(world.Cluster is null ? [] : OfCluster(world));

    private IEnumerable<Finding> OfCluster(World world)
    {
        foreach (var variable in FactVariables.Of(world).Where(variable => FactVariables.OfModel.Contains(variable.Fact)))
        {
            yield return Filled(world, variable.Flaw, variable.Fact);
        }

        if (ModelNames.Slip(Info, world) is { } slip)
        {
            yield return slip;
        }

        foreach (var server in world.OwnServers)
        {
            var folder = new WeightsFolder(server);
            if (folder.Unmounted() is { } unmounted)
            {
                yield return Found(world, unmounted.Flaw, unmounted.Other);
            }
            else if (folder.Misplaced() is { } misplaced)
            {
                yield return Filled(world, misplaced.Flaw, misplaced.Fact);
            }

            if (ServedNames.Of(server) is { } unnamed)
            {
                yield return Found(world, unnamed);
            }
        }

        foreach (var idle in world.OwnPods.SelectMany(pod => IdleWait.Of(world, pod)))
        {
            yield return Found(world, idle);
        }

        foreach (var mismatch in world.OwnPods.SelectMany(pod => MountedPaths.Of(world, pod).Concat(TemporaryFiles.Of(pod))))
        {
            yield return Found(world, mismatch.Flaw, mismatch.Other);
        }
    }

    // A fact that is right itself may have come to the wrong field.
    private Finding Filled(World world, Flaw flaw, string fact) =>
        Injection.Of(world.Fleet, flaw.Field, fact, flaw.Of(Info));
}
