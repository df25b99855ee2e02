using Tandem.Schemas;

namespace Tandem.Rules.ArgoCd;

/// <summary>Objects of kinds that another Application defines: at a first sync Argo CD cannot try them beforehand.</summary>
/// <remarks>argoproj/argo-cd v3.5.1, docs/user-guide/sync-options.md.</remarks>
internal static class LateKinds
{
    private const string Skip = "SkipDryRunOnMissingResource=true";

    /// <summary>Those of one unit that do not say so.</summary>
    public static IEnumerable<Flaw> Flaws(Deliveries all, Delivery delivery)
    {
        var foreign = all.All.Where(other => other.Application.Owner != delivery.Application.Owner).ToList();
        return from candidate in delivery.Unit!.Objects
               let root = ObjectField.Root(candidate)
               let options = SyncAnnotations.Of(root, SyncAnnotations.SyncOptions)
               where !Says(SyncAnnotations.Listed(options)) && !Says([.. delivery.Application.Select("spec.syncPolicy.syncOptions[]").Select(option => option.Text ?? "")])
               let definer = foreign.Find(other => IsPublished(all, other, root) || Renders(other, root))
               where definer is not null && !SyncAnnotations.IsMisspelt(root, SyncAnnotations.SyncOptions)
               let message = $"The Application {definer.Name} brings the kind {root.Kind}: where it comes second, the first sync of {delivery.Name} fails in its dry run."
               select options.Exists ? options.Flaw(message, $"Add {Skip}.") : options.Missing(message, $"Add {SyncAnnotations.SyncOptions}: {Skip}.");
    }

    // One that is misspelt is reported by its own rule.
    private static bool Says(IEnumerable<string> options) => options.Any(option => NearestName.Find(option, [Skip]) is not null && !option.EndsWith("false", StringComparison.Ordinal));

    // What the project refuses does not come; that is reported by its own rule.
    private static bool IsPublished(Deliveries all, Delivery other, ObjectField root) => PublishedCrds.Of(other.Source).Any(crd => crd.Defines(root.Group, root.Kind)
        && (Projects.Of(all, other.Application) is not { } project || Projects.Admits(project, PublishedCrd.Id, crd.Name, isClusterScoped: true)));

    private static bool Renders(Delivery other, ObjectField root) => other.Unit?.Objects.Any(candidate => candidate.Manifest.Id.Kind == "CustomResourceDefinition"
        && candidate.Manifest.Root.Mapping("spec") is { } spec && spec.Text("group") == root.Group && spec.Mapping("names")?.Text("kind") == root.Kind) == true;
}
