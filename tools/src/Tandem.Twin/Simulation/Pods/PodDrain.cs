using System.Globalization;
using Tandem.Twin.Json;

namespace Tandem.Twin.Simulation.Pods;

/// <summary>What a preStop hook waits for before it looks whether the program is idle.</summary>
internal static class PodDrain
{
    private const string Option = "--settle=";

    /// <summary>The time that <c>drain.py --settle=SECONDS</c> or <c>sleep SECONDS</c> waits in any case.</summary>
    public static TimeSpan Settle(PodView pod)
    {
        var hook = pod.Containers.First().At("lifecycle", "preStop");
        var words = hook.Items("exec", "command").Select(word => word.GetString() ?? "").ToList();
        var text = words.Find(word => word.StartsWith(Option, StringComparison.Ordinal))?[Option.Length..]
            ?? words.SkipWhile(word => word != "sleep").Skip(1).FirstOrDefault();
        return double.TryParse(text, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds)
            : TimeSpan.FromSeconds(hook.Number("sleep", "seconds") ?? 0);
    }
}
