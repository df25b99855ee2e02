using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Manifests;
using Tandem.Schemas;

namespace Tandem.Rules;

/// <summary>A rule about each object by itself: what the API server says beyond the object's schema.</summary>
/// <remarks>
/// It reports no wrong type, unknown field or missing field that the schema reports, and nothing that admission or
/// a default could still mend.
/// </remarks>
/// <param name="info">What is known of it without running it.</param>
public abstract class ObjectRule(RuleInfo info) : Rule(info)
{
    /// <inheritdoc/>
    public sealed override IEnumerable<Finding> Check(FleetModel fleet) =>
        fleet.Objects.Where(candidate => Concerns(candidate.Manifest.Id)).SelectMany(candidate => Check(fleet, ObjectField.Root(candidate)));

    /// <summary>Every way in which one object breaks it.</summary>
    /// <param name="fleet">The model that it belongs to.</param>
    /// <param name="root">The object; several rules may look at the same one, in turn.</param>
    internal IReadOnlyList<Finding> Check(FleetModel fleet, ObjectField root)
    {
        List<Finding>? findings = null;
        foreach (var found in Flaws(root))
        {
            var flaw = Placed(fleet, found);
            if (!(fleet.IsRepository && root.Owner.Unit is null && IsPlaceholder(flaw.Field.Node)) && !(flaw.Target == FieldTarget.Holder && flaw.Field.IsMisspelt))
            {
                (findings ??= []).Add(root.Owner.Finding(flaw.Rule ?? Info, flaw.Field.Path, flaw.Target, flaw.Message, flaw.Hint));
            }
        }

        return findings is null ? [] : findings;
    }

    /// <summary>Whether the rule has anything to say on objects of a kind; it is asked once for each kind.</summary>
    internal bool IsFor(SchemaId id) => Concerns(id);

    /// <summary>Whether the rule has anything to say on objects of this kind.</summary>
    private protected virtual bool Concerns(SchemaId id) => true;

    /// <summary>A flaw where the fleet shows that another of the object's fields strayed: there; else where it was found.</summary>
    private protected virtual Flaw Placed(FleetModel fleet, Flaw flaw) => flaw;

    /// <summary>Everything that is wrong with one object.</summary>
    private protected abstract IEnumerable<Flaw> Flaws(ObjectField root);

    // Components that no overlay turns on are checked before a fact is injected: 0 and unset stand where one belongs.
    private static bool IsPlaceholder(Node? node) =>
        node is ScalarNode { Text: "0" } || (node as ScalarNode)?.Text.Contains("unset", StringComparison.Ordinal) == true;
}
