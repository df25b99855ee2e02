using Tandem.Findings;
using Tandem.Rules.References;

namespace Tandem.Rules.Gateway;

/// <summary>A pool whose endpoint picker or health check is looked for where it is not.</summary>
public sealed class PickerMismatch() : ReferenceRule(new RuleInfo(
    "TND0523", "picker-mismatch", Severity.Error, Layers.References, "A pool's endpoint picker or health check is looked for where it is not."))
{
    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(World world)
    {
        var pools = world.Own(Routes.PoolGroup, Routes.PoolKind).ToList();
        var names = pools.Select(pool => pool["spec"]["endpointPickerRef"]).Where(IsService)
            .Select(reference => new Reference(reference["name"], "", "Service", reference.Owner.Manifest.Namespace));
        var flaws = pools.SelectMany(pool => PickerCalls.Of(world, pool)).Concat(world.OwnPickers.SelectMany(picker => PickerPorts.Of(picker).Concat(LonePicker.Of(picker, world.Fleet.IsRepository)))).Concat(HealthChecks.Of(world))
            .Concat(OfAnotherKind(pools)).Concat(PickerHealth.Of(world)).Concat(PickerOutage.Of(world));
        return new NameCheck(Info, world).Missing(names)
            .Concat(flaws.DistinctBy(pair => pair.Flaw.Field).Select(pair => Found(world, pair.Flaw, pair.Other)))
            .Concat(new HealthPaths(Info, world).All());
    }

    private static IEnumerable<Mismatch> OfAnotherKind(List<ObjectField> pools) =>
        from pool in pools
        let reference = pool["spec"]["endpointPickerRef"]
        where reference["kind"].Text is { } kind && kind != "Service" && reference["group"].Text is null or ""
        select new Mismatch(reference["kind"].Flaw($"{reference["kind"].Here} is {reference["kind"].Text}; proxies call an endpoint picker by its Service.", "Take it out: Service is the default."), reference["name"]);

    private static bool IsService(ObjectField reference) => (reference["kind"].Text ?? "Service") == "Service";
}
