using Tandem.Findings;
using Tandem.Rules.References;

namespace Tandem.Rules.Gateway;

/// <summary>An objective or an endpoint picker of a pool that is not there, or that the picker may not watch, or a picker that its own configuration stops.</summary>
public sealed class MissingPool() : ReferenceRule(new RuleInfo(
    "TND0522", "missing-pool", Severity.Error, Layers.References, "An objective or an endpoint picker names a pool or plugin that is not there, or may not watch it."))
{

    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(World world)
    {
        var pickers = world.OwnPickers.ToList();
        var objectives = world.Own(Routes.ObjectiveGroup, Routes.ObjectiveKind).Concat(world.Own(Routes.ObjectiveGroup, "InferenceModelRewrite")).Select(root => root["spec"]["poolRef"]).ToList();
        var references = objectives.Where(IsOfPool).Select(pool => new Reference(pool["name"], Routes.PoolGroup, Routes.PoolKind, pool.Owner.Manifest.Namespace)).Concat(pickers.Select(Named).OfType<Reference>());
        var flaws = objectives.Where(pool => pool.Mapping is not null && !IsOfPool(pool)).Select(OfAnotherKind).Concat(pickers.Select(picker => OfAnotherGroup(picker)).OfType<Flaw>());
        return new NameCheck(Info, world).Missing(references)
            .Concat(flaws.Concat(Objectives.Of(world)).Select(flaw => Found(world, flaw)))
            .Concat(pickers.SelectMany(picker => PickerConfig.Of(world, picker)).SelectMany(config => new PickerPlugins(Info, config).All()))
            .Concat(pickers.SelectMany(picker => PickerRights.Missing(world, picker)).DistinctBy(pair => pair.Flaw.Field).Select(pair => Found(world, pair.Flaw, pair.Other)));
    }

    private static bool IsOfPool(ObjectField pool) => (pool["group"].Text ?? Routes.PoolGroup) == Routes.PoolGroup && (pool["kind"].Text ?? Routes.PoolKind) == Routes.PoolKind;

    private static Flaw OfAnotherKind(ObjectField pool)
    {
        var (field, wanted) = pool["group"].Text is { } group && group != Routes.PoolGroup ? (pool["group"], Routes.PoolGroup) : (pool["kind"], Routes.PoolKind);
        return field.Flaw($"{field.Here} is {field.Text}; a pool is a {Routes.PoolKind} of the group {Routes.PoolGroup}.", $"Write {wanted}.");
    }

    private static Reference? Named(Picker picker) => picker.Flags.Flag("pool-name") is not { } name ? null
        : new Reference(name.Setter, Routes.PoolGroup, Routes.PoolKind, picker.Flags.Flag("pool-namespace")?.Text ?? (picker.Flags.Has("pool-namespace") ? null : "default"))
        {
            Name = name.Text,
            NamespaceField = picker.Flags.Flag("pool-namespace")?.Setter,
        };

    private static Flaw? OfAnotherGroup(Picker picker) => picker.Flags.Flag("pool-group") is { } group && group.Text != Routes.PoolGroup
        ? group.Setter.Flaw($"--pool-group is {group.Text}; the pools are of the group {Routes.PoolGroup}.", $"Write --pool-group={Routes.PoolGroup}.") : null;
}
