namespace Tandem.Rules.ArgoCd;

/// <summary>Pruning that would take along what nobody meant: with a CRD go all objects of its kind, with a Namespace all that is in it.</summary>
internal static class Pruning
{
    private static readonly string[] Kept = ["Prune=false", "Prune=confirm"];

    /// <summary>What one source would lose.</summary>
    public static IEnumerable<Flaw> Flaws(Delivery delivery)
    {
        var prune = delivery.Application["spec"]["syncPolicy"]["automated"]["prune"];
        var options = delivery.Application.Select("spec.syncPolicy.syncOptions[]");
        if (options.FirstOrDefault(option => option.Text == Kept[0]) is { } kept && prune.IsTrue)
        {
            yield return kept.Flaw($"{kept.Text} keeps all that is gone from Git, but {prune.Here} is true: nothing is ever pruned.", "Take one of the two out.");
        }

        if (SyncAnnotations.Say(options.Select(option => option.Text ?? ""), Kept))
        {
            yield break;
        }

        if (!prune.IsTrue)
        {
            // Somebody who syncs by hand may ask for pruning.
            if (PublishedCrds.Of(delivery.Source) is [var open, ..])
            {
                yield return Unkept(delivery, $"A sync by hand may prune the CRD {open.Name}, and with it every object of its kind.");
            }

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
            if (!SyncAnnotations.Say(SyncAnnotations.Listed(own), Kept) && !SyncAnnotations.IsMisspelt(space, SyncAnnotations.SyncOptions))
            {
                yield return own.Exists ? own.Flaw(message, "Add Prune=false.") : own.Missing(message, $"Add {SyncAnnotations.SyncOptions}: Prune=false,Delete=false.");
            }
        }
    }

    private static Flaw Unkept(Delivery delivery, string message)
    {
        var options = delivery.Application["spec"]["syncPolicy"]["syncOptions"];
        return options.Items is [var only] ? only.Flaw(message, $"Write {Kept[0]}.") : options.Exists ? options.KeyFlaw(message, $"Add {Kept[0]}.") : options.Missing(message, $"Add syncOptions: [{Kept[0]}].");
    }
}
