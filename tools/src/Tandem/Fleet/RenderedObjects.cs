using Tandem.Rules;

namespace Tandem.Fleet;

/// <summary>The objects that clusters get, as rules across objects read them.</summary>
internal static class RenderedObjects
{
    /// <summary>The objects of a kind in a group, each with the unit that renders it.</summary>
    public static IEnumerable<RenderedObject> Of(this FleetModel fleet, string apiGroup, string kind) =>
        from unit in fleet.Units
        from candidate in unit.Objects
        where candidate.Manifest.Id.Kind == kind && candidate.Manifest.Id.Group == apiGroup
        select new RenderedObject(unit.Unit, ObjectField.Root(candidate));

    /// <summary>The finding of a flaw in one of the object's fields.</summary>
    public static Findings.Finding Finding(this ObjectField root, Findings.RuleInfo rule, Flaw flaw) =>
        root.Owner.Finding(flaw.Rule ?? rule, flaw.Field.Path, flaw.Target, flaw.Message, flaw.Hint);
}
