using Tandem.Findings;
using Tandem.Fleet;

namespace Tandem.Rules.Kustomize;

/// <summary>A prefix or suffix of names that one cluster's objects get and another's do not: whoever asks for them by name misses them.</summary>
public sealed class UnevenNames() : Rule(new RuleInfo(
    "TND0216", "uneven-names", Severity.Error, Layers.Kustomize, "A cluster's objects get a prefix or suffix that those of another cluster do not get."))
{
    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(FleetModel fleet) =>
        from affix in UnevenAffix.Of(fleet)
        group affix by affix.Text.Place into one
        let affix = one.First()
        select Finding.At(Info, affix.Text.Place, $"{affix.Field} {affix.Text.Text} renames every object of {affix.Unit.Folder}; in {affix.Other} they keep their names.",
            "Policies, selectors and grants ask for one name in every region: take it out, or put it into a base that all take in.");
}
