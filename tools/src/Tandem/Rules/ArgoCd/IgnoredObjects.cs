using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Kustomize;
using Tandem.Manifests;
using Tandem.Schemas;

namespace Tandem.Rules.ArgoCd;

/// <summary>The objects whose differences a component would have an Application ignore.</summary>
/// <param name="rule">The rule that asks.</param>
/// <param name="fleet">The fleet.</param>
internal sealed class IgnoredObjects(RuleInfo rule, FleetModel fleet)
{
    private readonly List<Delivery> deliveries = [.. fleet.References.ClusterWorlds.SelectMany(world => new Deliveries(world).Sound)];

    /// <summary>What is wrong with one entry; null where its object is delivered by the Application that the patch is for.</summary>
    public Finding? Judge(PatchTarget target, MappingNode entry)
    {
        var (kind, name) = (entry.Text("kind") ?? "", entry["name"] as ScalarNode);
        var selector = new ObjectSelector(target.Selector, patterns: true);
        var (own, others) = (deliveries.FindAll(delivery => IsFor(selector, delivery)), deliveries.FindAll(delivery => !IsFor(selector, delivery)));
        if (name is null || own.Count == 0 || own.Exists(delivery => Has(delivery, entry, name.Text)))
        {
            return null;
        }

        return others.Find(delivery => Has(delivery, entry, name.Text)) is { } other
            ? Finding.At(rule, (target.Selector["name"] ?? target.Selector).Place, $"The patch has {own[0].Name} ignore differences of the {kind} {name.Text}, which {other.Name} delivers.", $"Write {other.Name}.")
            : IsBrought(kind, name.Text) ? null
            : Finding.At(rule, name.Place, $"Nothing delivers a {kind} {name.Text}, whose differences {own[0].Name} is to ignore.",
                NearestName.Find(name.Text, Names(own, kind)) is { } near ? $"Did you mean {near}?" : Names(own, kind).ToList() is [_, ..] names ? $"{own[0].Name} delivers {string.Join(", ", names)}." : null);
    }

    private static bool IsFor(ObjectSelector selector, Delivery delivery) => delivery.Application.Owner.Source is { } source && selector.Selects(source);

    private static bool Has(Delivery delivery, MappingNode entry, string name) => delivery.Unit!.Objects.Any(candidate => candidate.WrittenName == name
        && Globs.Matches(entry.Text("kind") ?? "*", candidate.Manifest.Id.Kind));

    // By a component, which no overlay takes in either; or others look for it too, and it is the object that strayed.
    private bool IsBrought(string kind, string name) => fleet.References.Targets.Has(kind, name) || fleet.Loose.Any(candidate => candidate.Manifest.Id.Kind == kind && candidate.Manifest.Name == name);

    private static IEnumerable<string> Names(List<Delivery> own, string kind) =>
        own.SelectMany(delivery => delivery.Unit!.Objects).Where(candidate => candidate.Manifest.Id.Kind == kind).Select(candidate => candidate.WrittenName).Distinct(StringComparer.Ordinal);
}
