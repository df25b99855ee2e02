using Tandem.Findings;
using Tandem.Rules.Parity;

namespace Tandem.Rules.ArgoCd;

/// <summary>Applications and units that do not fit each other: a path without a unit of its region, a unit without an Application.</summary>
public sealed class MissingSourcePath() : DeliveryRule(new RuleInfo(
    "TND0301", "missing-source-path", Severity.Error, Layers.ArgoCd, "An Application's source is not there, or nothing deploys a unit."))
{
    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(Deliveries all)
    {
        var wrong = all.Paths.Flaws;
        return wrong.Select(one => Misplaced(all, one.Key, one.Value))
            .Concat(all.Paths.Orphans.Where(_ => wrong.Count == 0 && all.Sound.Any()).Select(unit => OrphanUnits.Finding(Info, all, unit)))
            .Concat(all.Sound.SelectMany(SourceSettings.Flaws).Concat(all.All.Select(PublishedCrds.Unmatched).OfType<Flaw>()).Select(flaw => Found(all, flaw)))
            .Concat(all.All.Select(delivery => Repositories.Misspelt(delivery.Source["repoURL"])).OfType<Flaw>().Select(flaw => Plain(flaw)));
    }

    // An Application that comes by a Component, and whose unit another region has but this one has not, is not to be taken in here.
    private Finding Misplaced(Deliveries all, Delivery delivery, Flaw flaw)
    {
        var finding = Framed(all, flaw);
        var (files, home) = (new RegionFiles(all.World.Fleet), delivery.Application.Owner.Unit!);
        var entry = all.Paths.Orphans.Count == 0 && delivery.Unit is null && files.IsOfComponent(home, finding.Blame.Place.File) ? files.Entry(home, finding.Blame.Place.File) : null;
        return (entry is null ? finding : finding with { Blame = finding.Blame with { Place = entry }, Hint = $"Leave out the Application {delivery.Name} here, or add the folder." }) with
        {
            Involves = [$"{delivery.Application.Kind} {delivery.Name}"],
        };
    }
}
