using Tandem.Findings;
using Tandem.Kustomize;
using Tandem.Schemas;

namespace Tandem.Rules.ArgoCd;

/// <summary>Applications that deploy into another cluster or namespace than their unit is for, or that Argo CD does not look at.</summary>
public sealed class WrongDestination() : DeliveryRule(new RuleInfo(
    "TND0302", "wrong-destination", Severity.Error, Layers.ArgoCd, "An Application deploys to another place than its unit is for."))
{
    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(Deliveries all) =>
        all.Applications.SelectMany(Cluster)
            .Concat(Nowhere(all.Applications))
            .Concat(all.Sound.DistinctBy(delivery => delivery.Application).Select(Namespace).OfType<Flaw>())
            .Concat(all.Applications.Concat(all.Projects).Select(root => ArgoHome.Home(all, root)).OfType<Flaw>())
            .Select(flaw => Found(all, flaw) with { Involves = [$"{flaw.Field.Kind} {flaw.Field.Owner.Manifest.Name}"] });

    // Every region has its own Argo CD, so that a lost one stops no other.
    private static IEnumerable<Flaw> Cluster(ObjectField application)
    {
        var destination = application["spec"]["destination"];
        var (server, name) = (destination["server"], destination["name"]);
        if (server.Exists && name.Exists)
        {
            yield return name.KeyFlaw($"{destination.Here} names its cluster twice, by server and by name: Argo CD refuses both together.", "Leave out name.");
        }
        else if (IsGiven(server) && server.Text != Destinations.OwnServer)
        {
            yield return server.Flaw($"{server.Here} is {server.Text}; an Argo CD deploys into its own cluster, {Destinations.OwnServer}.", $"Write {Destinations.OwnServer}.");
        }
        else if (IsGiven(name) && name.Text != Destinations.OwnName)
        {
            yield return name.Flaw($"{name.Here} is {name.Text}; an Argo CD deploys into its own cluster, {Destinations.OwnName}.", $"Write server: {Destinations.OwnServer}.");
        }
    }

    // What all have in common is written once, so that its loss is one mistake.
    private static IEnumerable<Flaw> Nowhere(IReadOnlyList<ObjectField> applications)
    {
        var without = applications.Select(application => application["spec"]["destination"]).Where(destination => destination.Mapping is not null && !destination.Has("server") && !destination.Has("name")).ToList();
        return (without.Count == applications.Count ? without.OrderBy(destination => destination.Owner.Blame(destination.Path, FieldTarget.Key).Place).Take(1) : without)
            .Select(destination => destination["server"].Missing($"{destination.Here} names no cluster.", $"Write server: {Destinations.OwnServer}."));
    }

    private static Flaw? Namespace(Delivery delivery)
    {
        var space = delivery.Destination["namespace"];
        return !IsGiven(space) || delivery.Namespace is not { } own || own == space.Text || Placeholders.IsIn(own) ? null
            : space.Flaw($"{space.Here} is {space.Text}; the objects of {delivery.Folder} are in {own}.", $"Write {own}.");
    }
}
