using Tandem.Findings;
using Tandem.Fleet;

namespace Tandem.Rules.Kustomize;

/// <summary>A replacement that takes the neighbour of the fact that it is for.</summary>
public sealed class WrongSource() : Rule(new RuleInfo(
    "TND0217", "wrong-source", Severity.Error, Layers.Kustomize, "Two replacements take one fact, and none one of the same sort, or each takes what belongs to the other."))
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(FleetModel fleet) =>
        SwappedSource.Of(fleet).Select(swapped => Finding.At(Info, swapped.Source.Place,
            $"Another replacement takes {swapped.Source.Text} too, and none takes data.{swapped.Unread}, a fact of the same sort.", $"Take data.{swapped.Unread} in one of the two.") with
        {
            Related = [new RelatedPlace(swapped.Other.Place, "It is taken here, too.")],
        }).Concat(CrossedEnds.Of(fleet).Select(crossed => Finding.At(Info, crossed.Source.Place, $"{crossed.Source.Text} fills {crossed.Field}, and {crossed.Other.Text} the other end of the range.", "Let the two change places.") with
        {
            Related = [new RelatedPlace(crossed.Other.Place, "This one belongs there.")],
        }));
}
