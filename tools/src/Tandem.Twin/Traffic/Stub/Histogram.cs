using System.Globalization;
using System.Text;

namespace Tandem.Twin.Traffic.Stub;

/// <summary>A histogram as Prometheus' text format writes it.</summary>
internal sealed class Histogram(string name, double[] bounds)
{
    private readonly Lock door = new();
    private readonly long[] counts = new long[bounds.Length + 1];
    private double sum;

    /// <summary>Counts a value.</summary>
    public void Add(double value)
    {
        var slot = Array.FindIndex(bounds, bound => value <= bound);
        lock (door)
        {
            counts[slot < 0 ? bounds.Length : slot]++;
            sum += value;
        }
    }

    /// <summary>Writes buckets, sum and count.</summary>
    public void Write(StringBuilder text, string labels)
    {
        lock (door)
        {
            text.Append("# TYPE ").Append(name).Append(" histogram\n");
            long below = 0;
            for (var i = 0; i <= bounds.Length; i++)
            {
                below += counts[i];
                var bound = i < bounds.Length ? bounds[i].ToString(CultureInfo.InvariantCulture) : "+Inf";
                text.Append(CultureInfo.InvariantCulture, $"{name}_bucket{{{labels},le=\"{bound}\"}} {below}\n");
            }

            text.Append(CultureInfo.InvariantCulture, $"{name}_sum{{{labels}}} {sum}\n{name}_count{{{labels}}} {below}\n");
        }
    }
}
