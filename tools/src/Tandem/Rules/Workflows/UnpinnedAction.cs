using Tandem.Findings;
using Tandem.Fleet;

namespace Tandem.Rules.Workflows;

/// <summary>An action that somebody else can change: by a tag, a branch or a part of a commit.</summary>
public sealed class UnpinnedAction() : Rule(new RuleInfo(
    "TND0709", "unpinned-action", Severity.Error, Layers.Security, "A workflow uses an action that is not pinned to a commit."))
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(FleetModel fleet)
    {
        var pins = fleet.Workflows.SelectMany(file => file.Uses).Select(ActionPin.Of).Where(pin => !pin.IsLocal).ToList();
        return pins.Where(pin => !pin.IsPinned).Select(Unpinned).Concat(
            from pin in pins
            where pin.IsPinned && pin.Version.Length > 0
            group pin by (pin.Repository, pin.Version) into alike
            from finding in Strays([.. alike])
            select finding);
    }

    private Finding Unpinned(ActionPin pin) => Finding.At(Info, pin.Node.Place,
        pin.Ref is null ? $"{pin.Name} names no version." : $"{pin.Name} is taken at {pin.Ref}, which its owner can move to other code.",
        pin.IsImage ? "Pin the image by its digest: @sha256:..." : "Pin it to the whole commit of a release, and write the version behind it as a comment.");

    // One version is one commit: where two lines differ, one of them was mistyped or forgotten.
    private IEnumerable<Finding> Strays(IReadOnlyList<ActionPin> alike)
    {
        var usual = alike.GroupBy(pin => pin.Ref, StringComparer.Ordinal).MaxBy(group => group.Count())!;
        return alike.Where(pin => pin.Ref != usual.Key).Select(pin => Finding.At(Info, pin.Node.Place,
            $"{pin.Repository} {pin.Version} is the commit {pin.Ref![..7]} here and {usual.Key![..7]} elsewhere.", "Look the commit of that version up, and write it at both places.") with
        {
            Related = [new RelatedPlace(usual.First().Node.Place, $"{usual.Key} here")],
        });
    }
}
