using System.Collections.Concurrent;
using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Rules;
using Tandem.Rules.ArgoCd;
using Tandem.Rules.References;
using Tandem.Schemas;

namespace Tandem.Validation;

/// <summary>Runs rules over the joined model. One rule's bug does not keep the others from running.</summary>
/// <param name="fleet">The model.</param>
internal sealed class RuleRunner(FleetModel fleet)
{
    private readonly ConcurrentDictionary<string, RuleFailure> failures = new(StringComparer.Ordinal);

    /// <summary>The rules that threw, by id.</summary>
    public IReadOnlyList<RuleFailure> Failures => [.. failures.Values.OrderBy(failure => failure.RuleId, StringComparer.Ordinal)];

    /// <summary>Every finding, by rule and then by object.</summary>
    public IReadOnlyList<Finding> Run(IReadOnlyList<Rule> rules)
    {
        var single = rules.OfType<ObjectRule>().ToList();
        List<FleetObject> objects = [.. fleet.Objects.Where(candidate => fleet.Trial is null || candidate.Unit?.Cluster == fleet.Trial.Cluster)];
        var ofKind = OfKinds(objects, single);
        var ofObjects = Workers.All(objects, candidate => OfObject(candidate, ofKind[candidate.Manifest.Id]));
        // Where nothing is rendered, rules about rendering have nothing to look at.
        var whole = rules.Where(rule => rule is not ObjectRule && (fleet.Trees.Count > 0 || rule.Info.Layer != Layers.Kustomize)).ToList();
        // What looks at whole trees and texts takes longest and begins first, so that no thread is left alone with it.
        List<Rule> longestFirst = [.. whole.OrderBy(rule => rule is ReferenceRule or DeliveryRule)];
        var found = new ConcurrentDictionary<Rule, IReadOnlyList<Finding>>();
        Workers.Each(longestFirst, rule => found[rule] = Run(rule, null));
        var ofFleet = whole.SelectMany(rule => found[rule]);
        var byRule = ofObjects.ToLookup(found => found.Rule);
        return
        [
            .. single.Where(rule => !failures.ContainsKey(rule.Info.Id)).SelectMany(rule => byRule[rule]).SelectMany(found => found.Findings),
            .. ofFleet,
        ];
    }

    // Few rules concern a kind, and few kinds make up a fleet.
    private static Dictionary<SchemaId, List<ObjectRule>> OfKinds(List<FleetObject> objects, List<ObjectRule> rules)
    {
        var found = new Dictionary<SchemaId, List<ObjectRule>>();
        foreach (var candidate in objects)
        {
            if (!found.ContainsKey(candidate.Manifest.Id))
            {
                found.Add(candidate.Manifest.Id, rules.FindAll(rule => rule.IsFor(candidate.Manifest.Id)));
            }
        }

        return found;
    }

    // Rule after rule on one object: they share its fields.
    private IReadOnlyList<FoundByRule> OfObject(FleetObject candidate, List<ObjectRule> rules)
    {
        var root = ObjectField.Root(candidate);
        List<FoundByRule>? all = null;
        foreach (var rule in rules)
        {
            if (Run(rule, root) is { Count: > 0 } found)
            {
                (all ??= []).Add(new FoundByRule(rule, found));
            }
        }

        return all is null ? [] : all;
    }

    private IReadOnlyList<Finding> Run(Rule rule, ObjectField? root)
    {
        try
        {
            return rule is ObjectRule single && root is not null ? single.Check(fleet, root) : [.. rule.Check(fleet)];
        }
#pragma warning disable CA1031 // One rule's bug is reported with its id, after all others ran.
        catch (Exception e)
#pragma warning restore CA1031
        {
            failures.TryAdd(rule.Info.Id, new RuleFailure(rule.Info.Id, e));
            return [];
        }
    }
}
