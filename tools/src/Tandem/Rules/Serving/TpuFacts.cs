using Tandem.Fleet;

namespace Tandem.Rules.Serving;

/// <summary>Whether fields of TPU Pods hold the facts that they are meant to hold.</summary>
internal static class TpuFacts
{
    /// <summary>Whether a field has the value of a fact, and from one: another than the one that was meant is as wrong as a value of one's own.</summary>
    public static bool Follows(FleetModel fleet, TpuPod tpu, ObjectField field, string fact) => field.IsFact && field.Text == fleet.Facts.Region(tpu.Cluster.Name)?[fact];
}
