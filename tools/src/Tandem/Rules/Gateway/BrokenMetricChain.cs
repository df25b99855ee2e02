using Tandem.Findings;
using Tandem.Rules.References;
using Tandem.Rules.Serving;
using Tandem.Schemas;

namespace Tandem.Rules.Gateway;

/// <summary>A metric that somewhere on its way from the model server to whoever decides by it has another name.</summary>
public sealed class BrokenMetricChain() : ReferenceRule(new RuleInfo(
    "TND0521", "broken-metric-chain", Severity.Error, Layers.References, "A metric is asked for under a name that nobody gives it."))
{
    private const string Gauge = "kvCacheMetric";
    private const string PickerFlag = "kv-cache-usage-percentage-metric";

    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(World world) => new BalancedMetrics(Info, world).All().Concat(new AutoscaledMetrics(Info, world).All())
        .Concat(ExportedMetric.Of(world, world.Subjects).SelectMany(metric => ServerMetrics.Check(metric)).Select(flaw => Injected(world, flaw)))
        .Concat(world.OwnPickers.Select(picker => picker.Flags.Flag(PickerFlag)).OfType<Argument>().SelectMany(flag => ServerMetrics.Check(flag.Setter, flag.Text)).Select(AtValue))
        .Concat(ServerMetrics.Paths(world).Concat(GuardedMetrics.Encrypted(world)).Concat(HiddenMetrics.Of(world)).Select(AtValue))
        .Concat(ScriptMetrics.Of(world, Info))
        .Concat(RehearsedMetrics.Of(world).Concat(GuardedMetrics.Of(world)).Select(pair => Found(world, pair.Flaw, pair.Other)));

    // These names come from outside the fleet: where a fact has one wrong, the fact is to be edited.
    private Finding AtValue(Flaw flaw) => flaw.Of(Info);

    // Another fact that stands where the gauge's belongs is not wrong itself.
    private Finding Injected(World world, Flaw flaw) => flaw.Field.Text == new FactsOfCluster(world)[Gauge] ? AtValue(flaw) : Injection.Of(world.Fleet, flaw.Field, Gauge, AtValue(flaw));
}
