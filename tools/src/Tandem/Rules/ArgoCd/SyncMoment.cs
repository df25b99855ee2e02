using System.Globalization;

namespace Tandem.Rules.ArgoCd;

/// <summary>When an object is applied within a sync: by its phase, then by its wave.</summary>
/// <param name="Phase">Before, in or after the sync proper: -1, 0 or 1.</param>
/// <param name="Wave">The wave.</param>
internal sealed record SyncMoment(int Phase, int Wave) : IComparable<SyncMoment>
{
    /// <summary>That of an object; null for one that is not part of a sync that goes well, and where it says nothing that Argo CD understands.</summary>
    public static SyncMoment? Of(ObjectField root)
    {
        var hooks = SyncAnnotations.Listed(SyncAnnotations.Of(root, SyncAnnotations.Hook));
        var wave = SyncAnnotations.Of(root, SyncAnnotations.Wave);
        int? phase = hooks switch { [] or ["Sync"] => 0, ["PreSync"] => -1, ["PostSync"] => 1, _ => null };
        return phase is null ? null : !wave.Exists ? new SyncMoment(phase.Value, 0)
            : int.TryParse(wave.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? new SyncMoment(phase.Value, number) : null;
    }

    public static bool operator <(SyncMoment? left, SyncMoment? right) => left is null ? right is not null : left.CompareTo(right) < 0;

    public static bool operator >(SyncMoment? left, SyncMoment? right) => right < left;

    public static bool operator <=(SyncMoment? left, SyncMoment? right) => !(right < left);

    public static bool operator >=(SyncMoment? left, SyncMoment? right) => !(left < right);

    /// <inheritdoc/>
    public int CompareTo(SyncMoment? other) => other is null ? 1 : Phase != other.Phase ? Phase.CompareTo(other.Phase) : Wave.CompareTo(other.Wave);

    /// <inheritdoc/>
    public override string ToString() => Phase switch { < 0 => "PreSync, ", > 0 => "PostSync, ", _ => "" } + $"wave {Wave.ToString(CultureInfo.InvariantCulture)}";
}
