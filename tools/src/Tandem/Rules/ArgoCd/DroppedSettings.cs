using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Manifests;

namespace Tandem.Rules.ArgoCd;

/// <summary>A generator that takes the place of another's ConfigMap and leaves out keys of it, where it was to add some.</summary>
/// <remarks>https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/configmapgenerator: behavior is create, merge or replace.</remarks>
public sealed class DroppedSettings() : Rule(new RuleInfo(
    "TND0318", "dropped-settings", Severity.Error, Layers.ArgoCd, "A generator throws away settings that another one makes."))
{
    private const int MostNamed = 3;

    // Argo CD's own: every key of them is a setting.
    private const string OfArgoCd = "argocd-";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(FleetModel fleet)
    {
        var all = fleet.Trees.Concat(fleet.OptInTrees).SelectMany(tree => tree.Kustomizations).DistinctBy(kustomization => kustomization.Path)
            .SelectMany(kustomization => kustomization.Mappings("configMapGenerator").Select(entry => new { Kustomization = kustomization, Entry = entry, Name = entry.Text("name") ?? "" })).ToList();
        return from one in all
               where one.Entry.Text("behavior") == "replace" && (one.Kustomization.IsComponent || one.Name.StartsWith(OfArgoCd, StringComparison.Ordinal)) && !HasUnknown(one.Entry)
               let lost = all.Where(other => other.Name == one.Name && other.Kustomization != one.Kustomization && other.Entry.Text("behavior") is null or "create")
                   .SelectMany(other => Keys(other.Entry)).Except(Keys(one.Entry), StringComparer.Ordinal).ToList()
               where lost.Count > 0
               select Finding.At(Info, one.Entry["behavior"]!.Place,
                   $"{one.Name} is replaced, and {string.Join(", ", lost.Take(MostNamed))}{(lost.Count > MostNamed ? $" and {lost.Count - MostNamed} more" : "")} of it are gone wherever this is taken in.", "Write merge: it adds to what is there.");
    }

    private static bool HasUnknown(MappingNode entry) => entry["envs"] is not null || entry["env"] is not null;

    // KEY=VALUE; KEY=PATH or a path whose file names the key.
    private static IEnumerable<string> Keys(MappingNode entry) =>
        entry.List("literals").Concat(entry.List("files")).OfType<ScalarNode>().Select(item => item.Text.IndexOf('=', StringComparison.Ordinal) is var at and > 0 ? item.Text[..at] : Path.GetFileName(item.Text));
}
