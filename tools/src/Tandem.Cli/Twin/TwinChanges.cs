using System.Globalization;
using Tandem.Twin.Hosting;

namespace Tandem.Cli.Twin;

/// <summary>What has changed between two looks at a twin.</summary>
internal static class TwinChanges
{
    /// <summary>What is so at a moment: a name and a state each.</summary>
    public static IReadOnlyDictionary<string, string> Facts(TwinSnapshot snapshot)
    {
        var facts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, region) in snapshot.Regions)
        {
            facts[$"gateway  {name}"] = region.Gateway ?? "none";
            foreach (var pod in region.Pods)
            {
                facts[$"pod      {name} {pod.Namespace}/{pod.Name}"] = pod.Ready ? pod.Status : $"{pod.Status}, not ready";
            }
        }

        foreach (var fault in snapshot.Faults)
        {
            facts[$"fault    {fault.Region} {fault.Kind} ({fault.Id})"] = "on";
        }

        foreach (var (name, traffic) in snapshot.Traffic.Regions)
        {
            // Tens, so that a steady load is not a line each half second.
            facts[$"requests {name}"] = string.Create(CultureInfo.InvariantCulture, $"{Magnitude(traffic.Answered)} answered, {traffic.Errors} errors");
        }

        return facts;
    }

    /// <summary>A line for each change.</summary>
    public static IEnumerable<string> Between(IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> after) =>
    [
        .. after.Where(fact => before.GetValueOrDefault(fact.Key) != fact.Value).Select(fact => $"{fact.Key}: {fact.Value}"),
        .. before.Keys.Where(name => !after.ContainsKey(name)).Select(name => $"{name}: gone"),
    ];

    private static string Magnitude(long count) => count < 10 ? $"{count}" : $"{Math.Floor(count / Math.Pow(10, Math.Floor(Math.Log10(count)))) * Math.Pow(10, Math.Floor(Math.Log10(count))):0} or more";
}
