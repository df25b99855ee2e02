using System.Collections.Concurrent;
using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Rules;

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
        var ofObjects = Workers.All<FleetObject, IReadOnlyList<IReadOnlyList<Finding>>>([.. fleet.Objects], candidate => [OfObject(candidate, single)]);
        var ofFleet = rules.Where(rule => rule is not ObjectRule).SelectMany(rule => Run(rule, () => rule.Check(fleet))).ToList();
        return
        [
            .. single.SelectMany((rule, i) => failures.ContainsKey(rule.Info.Id) ? [] : ofObjects.SelectMany(found => found[i])),
            .. ofFleet,
        ];
    }

    // Rule after rule on one object: they share its fields.
    private List<IReadOnlyList<Finding>> OfObject(FleetObject candidate, List<ObjectRule> rules)
    {
        var root = ObjectField.Root(candidate);
        return rules.ConvertAll(rule => Run(rule, () => rule.Check(fleet, root)));
    }

    private IReadOnlyList<Finding> Run(Rule rule, Func<IEnumerable<Finding>> check)
    {
        try
        {
            return [.. check()];
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
