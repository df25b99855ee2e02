using System.Globalization;
using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Schemas;

namespace Tandem.Rules.Words;

/// <summary>The one time of a fleet that is a second beside a round one, and beside no other time.</summary>
public sealed class OddSecond() : Rule(new RuleInfo(
    "TND0172", "odd-second", Severity.Warning, Layers.References, "A time is a second longer or shorter than a round one."))
{
    // Below a minute a second counts.
    private const long Least = 60;
    private const long Round = 10;

    // What other programs and load balancers wait by themselves: to be a second longer or shorter than they are is a reason.
    private static readonly long[] Usual = [60, 90, 120, 180, 240, 300, 600, 900, 1800, 3600, 7200, 86400];

    // Of fewer times nobody knows how they are chosen.
    private const int Plain = 6;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(FleetModel fleet)
    {
        var times = !fleet.IsRepository ? [] : fleet.Units.Where(unit => unit.Unit.IsOurs).SelectMany(unit => unit.Objects).SelectMany(WrittenTime.Of).Where(time => time.Seconds >= Least).ToList();
        var values = times.ConvertAll(time => time.Seconds).ToHashSet();
        // What is longer than another time by one is meant to be.
        return values.Count > Plain && values.Where(seconds => seconds % Round != 0).ToList() is [var odd] && Beside(odd) is { } meant && !values.Contains(meant) && !Usual.Contains(meant)
            ? times.Where(time => time.Seconds == odd).Select(time => Told(time, meant)) : [];
    }

    private static long? Beside(long seconds) => (seconds % Round) switch { 1 => seconds - 1, Round - 1 => seconds + 1, _ => null };

    private Finding Told(WrittenTime time, long meant) => time.Owner.Finding(Info, time.Path, FieldTarget.Value,
        string.Create(CultureInfo.InvariantCulture, $"{time.Seconds} s is a second beside {meant}; every other time of a minute and more is a multiple of {Round}."), string.Create(CultureInfo.InvariantCulture, $"Did you mean {meant}?"));
}
