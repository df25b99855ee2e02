using Tandem.Findings;
using Tandem.Fleet;

namespace Tandem.Rules.ArgoCd;

/// <summary>What a sync would apply too early or too late, or delete with everything that hangs on it.</summary>
public sealed class SyncOrder() : DeliveryRule(Known)
{
    /// <summary>What is known of it; hooks and waves that Argo CD does not understand break it too.</summary>
    internal static RuleInfo Known { get; } = new("TND0304", "sync-order", Severity.Error, Layers.ArgoCd, "A sync applies, runs or prunes objects in the wrong order.");

    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(Deliveries all) =>
        all.Units.SelectMany(unit => Broken(all, unit.Unit))
            .Concat(all.Sound.SelectMany(delivery => LateKinds.Flaws(all, delivery)).Concat(all.All.SelectMany(Pruning.Flaws)).Select(flaw => Found(all, flaw)));

    private IEnumerable<Finding> Broken(Deliveries all, Unit unit)
    {
        var pairs = new Precedences(all, unit).All.DistinctBy(pair => (pair.First.Owner, pair.Then.Owner)).Where(pair => pair.IsBroken).ToList();
        return new Strays([.. all.World.Subjects.Where(root => root.Owner.Unit == unit)]).Of(pairs).Select(found => Judge(found.Stray, found.Broken));
    }

    private Finding Judge(ObjectField culprit, IReadOnlyList<Precedence> own)
    {
        var (wave, hook) = (SyncAnnotations.Of(culprit, SyncAnnotations.Wave), SyncAnnotations.Of(culprit, SyncAnnotations.Hook));
        var field = hook.Exists && SyncMoment.Of(culprit)!.Phase != 0 ? hook : wave;
        var message = $"The {culprit.Kind} {culprit.Owner.WrittenName} is applied at the wrong time: {string.Join("; ", own.Select(pair => pair.Told).Take(2))}{(own.Count > 2 ? $"; and {own.Count - 2} more" : "")}.";
        return Plain(field.Exists ? field.Flaw(message, "Correct the wave.") : field.Missing(message, $"Add {SyncAnnotations.Wave}."), own.Select(pair => SyncAnnotations.Of(pair.First.Owner == culprit.Owner ? pair.Then : pair.First, SyncAnnotations.Wave))) with
        {
            Involves = [.. own.SelectMany(pair => (ObjectField[])[pair.First, pair.Then]).Select(root => $"{root.Kind} {root.Owner.Manifest.Name}").Distinct(StringComparer.Ordinal)],
        };
    }
}
