using Tandem.Findings;
using Tandem.Settings;

namespace Tandem.Live.Targets;

/// <summary>Reads <c>--contexts REGION=CONTEXT,...</c>.</summary>
public static class ContextMap
{
    /// <summary>The context of each region.</summary>
    /// <param name="text">Such as <c>us-east5=gke_p_us-east5_gke-us-east5,europe-west4=other</c>.</param>
    /// <param name="names">The fleet.</param>
    /// <exception cref="SettingsException">It is malformed, names no region of the fleet, leaves one out, or gives two the same cluster.</exception>
    public static IReadOnlyDictionary<string, string> Parse(string text, FleetNames names)
    {
        var map = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0 || equals == pair.Length - 1)
            {
                throw Wrong($"{pair} is not REGION=CONTEXT.", "Write --contexts us-east5=CONTEXT,europe-west4=CONTEXT.");
            }

            if (!map.TryAdd(names.Choose(pair[..equals]), pair[(equals + 1)..]))
            {
                throw Wrong($"{pair[..equals]} has two contexts.", "Name each region once.");
            }
        }

        var missing = names.Regions.Except(map.Keys, StringComparer.Ordinal).ToList();
        if (map.GroupBy(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw Wrong($"{string.Join(" and ", twice)} have one context, {twice.Key}.", "Each region is a cluster of its own: a drill would take the one that fails for one that helps.");
        }

        return missing.Count == 0 ? map : throw Wrong($"--contexts leaves out {string.Join(", ", missing)}.", "Every region of the fleet needs its context.");
    }

    private static SettingsException Wrong(string message, string hint) => new(new Place("--contexts", 1, 1), message, hint);
}
