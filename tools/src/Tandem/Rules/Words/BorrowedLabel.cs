using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Schemas;

namespace Tandem.Rules.Words;

/// <summary>The one label of a fleet that says what another part is: a copy was not relabelled, or the wrong value was pasted.</summary>
/// <remarks>It follows what all other labels do. Where a name has several components, or a component several names, nothing is out of the ordinary.</remarks>
public sealed class BorrowedLabel() : Rule(new RuleInfo(
    "TND0171", "borrowed-label", Severity.Warning, Layers.References, "A recommended label says what another part of the fleet is called."))
{
    // Of fewer parts nobody knows what is usual.
    private const int Plain = 5;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(FleetModel fleet)
    {
        var parts = fleet.IsRepository ? LabelledPart.Of(fleet) : [];
        return parts.Count < Plain ? [] : OfClash(parts).Concat(OfWhole(parts)).OfType<Flaw>().Take(1).Select(flaw => flaw.Of(Info));
    }

    private static IEnumerable<Flaw?> OfClash(IReadOnlyList<LabelledPart> parts)
    {
        var names = Clashes(parts, part => part.Name.Text);
        var components = Clashes(parts, part => part.Component.Text);
        return (names, components) switch
        {
            ([[var one, var other]], []) => [OfName(one, other), OfName(other, one)],
            ([], [[var one, var other]]) => [OfComponent(one, other), OfComponent(other, one)],
            _ => [],
        };
    }

    private static List<List<LabelledPart>> Clashes(IReadOnlyList<LabelledPart> parts, Func<LabelledPart, string?> label) =>
        [.. parts.Where(part => label(part) is not null).GroupBy(label, StringComparer.Ordinal).Where(same => same.Skip(1).Any()).Select(same => same.ToList())];

    // Parts of one application share a word of their components, and may share its name; what lacks its component, or has it misspelt, is another rule's business.
    private static Flaw? OfName(LabelledPart part, LabelledPart owner) =>
        part.IsCalled(part.Name.Text!) || part.TellsComponent || !(owner.TellsComponent || part.HasOtherName)
        || (owner.Component.Text is { } other && (part.Component.Text is { } own ? LabelledPart.Share(own, other) || NearestName.IsNear(own, other) : part.SharesKind(owner))) ? null
        : part.Name.Flaw($"{part.Name.Text} is what {Told(owner)} is called; of every other name there is one part.", $"Write the name of {Told(part)}.");

    private static Flaw? OfComponent(LabelledPart part, LabelledPart owner) => part.TellsComponent || !owner.TellsComponent || part.SharesKind(owner) ? null
        : part.Component.Flaw($"{part.Component.Text} is the component of {owner.Name.Text}, and not of {part.Name.Text}: they have no kind of object in common.", $"Write the component of {part.Name.Text}.");

    // A name that begins with what a part belongs to.
    private static IEnumerable<Flaw?> OfWhole(IReadOnlyList<LabelledPart> parts) =>
        from whole in parts.Select(part => part.PartOf.Text).OfType<string>().Distinct(StringComparer.Ordinal)
        let called = parts.Where(part => part.PartOf.Exists && Holds(part, whole)).ToList()
        let odd = called.FindAll(part => part.PartOf.Text != whole)
        where odd is [var one] && called.Count > 1 && !Holds(one, one.PartOf.Text!)
        select odd[0].PartOf.Flaw($"{odd[0].PartOf.Text} is not what {odd[0].Name.Text} is part of: whatever else is called {whole} is part of {whole}.", $"Make it {whole}.");

    private static bool Holds(LabelledPart part, string whole) => WholeWords.IndexOf(part.Name.Text!, whole, 0, StringComparison.Ordinal) == 0;

    private static string Told(LabelledPart part) => part.Component.Text is { } component ? $"component {component}" : $"the {part.Roots[0].Kind} {part.Roots[0].Owner.WrittenName}";
}
