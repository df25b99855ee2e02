using Tandem.Schemas;

namespace Tandem.Rules.ArgoCd;

/// <summary>Pruning that would take along what nobody meant: with a CRD go all objects of its kind, with a Namespace all that is in it.</summary>
internal static class Pruning
{
    private static readonly string[] Kept = ["Prune=false", "Prune=confirm"];

    /// <summary>What one source would lose.</summary>
    public static IEnumerable<Flaw> Flaws(Delivery delivery)
    {
        var prune = delivery.Application["spec"]["syncPolicy"]["automated"]["prune"];
        var options = delivery.Application.Select("spec.syncPolicy.syncOptions[]").Select(option => option.Text ?? "");
        if (!prune.IsTrue || IsKept(options))
        {
            yield break;
        }

        if (PublishedCrds.Of(delivery.Source) is [var crd, ..])
        {
            yield return prune.Flaw($"{prune.Here} lets the Application {delivery.Name} delete the CRD {crd.Name}, and with it every object of its kind.", "Write false.");
        }

        foreach (var space in delivery.Unit?.Objects.Where(candidate => candidate.Manifest.Id is { Group: "", Kind: "Namespace" }).Select(ObjectField.Root) ?? [])
        {
            var own = SyncAnnotations.Of(space, SyncAnnotations.SyncOptions);
            var message = $"The Namespace {space.Owner.Manifest.Name} is pruned once its file is gone, and everything in it.";
            if (!IsKept(SyncAnnotations.Listed(own)) && !SyncAnnotations.IsMisspelt(space, SyncAnnotations.SyncOptions))
            {
                yield return own.Exists ? own.Flaw(message, "Add Prune=false.") : own.Missing(message, $"Add {SyncAnnotations.SyncOptions}: Prune=false,Delete=false.");
            }
        }
    }

    // One that is misspelt is reported by its own rule.
    private static bool IsKept(IEnumerable<string> options) => options.Any(option => Kept.Contains(option, StringComparer.Ordinal)
        || (!SyncAnnotations.OptionsOfApplications.Contains(option, StringComparer.Ordinal) && NearestName.Find(option, Kept) is not null));
}
