using Tandem.Findings;
using Tandem.Schemas;

namespace Tandem.Rules.References;

/// <summary>A port, by name or number, that the container meant does not open.</summary>
public sealed class UnknownPort() : ReferenceRule(new RuleInfo(
    "TND0141", "unknown-port", Severity.Error, Layers.References, "A port is named that the container meant does not open."))
{
    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(World world)
    {
        var uses = PortUses.Of(world).ToList();
        return world.Own("", "Service").SelectMany(service => CrossedPorts.Of(world, service)).Select(flaw => Found(world, flaw)).Concat(uses.Where(use => !use.IsMet && (use.Number is null || !world.IsOpen(use.Field.Owner.Manifest.Namespace)))
            .GroupBy(use => $"{use.Workload} {use.Asked}", StringComparer.Ordinal).Select(group => Judge(world, [.. group], uses)));
    }

    // A declared port that nobody uses, where several ask for another, is the one that strayed.
    private Finding Judge(World world, List<PortUse> askers, List<PortUse> all) => Odd(world, askers, all) with { Involves = [askers[0].Workload] };

    private Finding Odd(World world, List<PortUse> askers, List<PortUse> all)
    {
        var (first, fields) = (askers[0], askers.ConvertAll(asker => asker.Field));
        var declared = first.Declared.Select(port => port[first.Number is null ? "name" : "containerPort"]).Where(field => field.Exists).ToList();
        var idle = declared.Where(field => !all.Exists(use => use.Containers.Any(first.Containers.Contains) && use.Asked == field.Text)).ToList();
        var near = NearestName.Find(first.Asked, declared.Select(field => field.Text!));
        var orphan = idle.Find(field => field.Text == near) ?? (idle is [var only] && fields.Count > 1 ? only : null);
        return orphan is not null && Evidence.IsOdd(world.Fleet.References, orphan, orphan.Text!, first.Asked, fields)
            ? Found(world, orphan.Flaw($"{orphan.Here} is {orphan.Text}, which nothing uses; {Evidence.Told(fields)} for {first.Asked}.", $"Make it {first.Asked}."), fields)
            : Found(world, OfAsker(first, near, declared), fields.Skip(1).Concat(orphan is null ? declared.Take(1) : [orphan]));
    }

    private static Flaw OfAsker(PortUse use, string? near, List<ObjectField> declared)
    {
        var hint = near is not null ? $"Did you mean {near}?" : declared.Count == 0 ? "Its ports have no names: use the number, or name the port."
            : $"It has {Wording.List([.. declared.Select(field => field.Text!)])}.";
        return use.Field.Flaw(use.Says ?? $"{use.Field.Here} is {use.Asked}, a port that no container of {use.Workload} opens.", hint);
    }
}
