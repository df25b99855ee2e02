using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Schemas;

namespace Tandem.Rules.Parity;

/// <summary>A value that differs from the other regions', with what may have made it.</summary>
/// <param name="Region">The region that differs.</param>
/// <param name="Cause">The file that made it differ: several values of one file are one mistake.</param>
/// <param name="Finding">The finding.</param>
internal sealed record OddValue(string Region, string Cause, Finding Finding)
{
    /// <summary>The finding at whichever differs from most; among equals, at what stands in a region's own folder.</summary>
    public static OddValue Of(RuleInfo rule, string way, IReadOnlyList<FieldGroup> groups, RegionFiles files)
    {
        var sides = groups.Select(group => new Side(group, BlameOf(group, groups), files)).ToList();
        var most = sides.Max(side => side.Group.Objects.Count);
        var odd = sides.Where(side => side.Group.Objects.Count < most || sides.TrueForAll(other => other.Group.Objects.Count == most))
            .OrderBy(side => side.Own is null ? 1 : 0).ThenBy(side => side.Group.Objects.Count).First();
        var usual = sides.Where(side => side != odd).OrderByDescending(side => side.Group.Objects.Count).First();
        var shown = odd.Group.Objects[0];
        var message = $"{shown.Manifest.Id.Kind} {shown.Manifest.Name}, {way}: {odd.Group.Regions} {odd.Group.Says}, {usual.Group.Regions} {usual.Group.Says}.";
        var finding = new Finding(rule, message, odd.Own is { } own ? odd.Blame with { Place = own } : odd.Blame)
        {
            Hint = "Make the regions alike, or let the difference be a fact in region.yaml that base/fleet injects; if it is wanted, suppress it with the reason.",
            Objects = [.. odd.Group.Objects.Select(candidate => candidate.Reference(way))],
            Related = [new RelatedPlace(usual.Blame.Place, $"{usual.Group.Regions} {usual.Group.Says}.")],
        };
        return new OddValue(Siblings.RegionOf(shown), finding.Blame.Place.File, finding);
    }

    private static Blame BlameOf(FieldGroup group, IReadOnlyList<FieldGroup> all) => group.Value is { } value
        ? group.Objects[0].Blame(value.Path, FieldTarget.Value)
        : group.Objects[0].Blame(all.First(other => other.Value is not null).Value!.Path, FieldTarget.Holder);

    private sealed record Side(FieldGroup Group, Blame Blame, RegionFiles Files)
    {
        public Place? Own { get; } = Files.Own(Group.Objects[0], Blame.Place);
    }
}
