using System.Globalization;
using Tandem.Twin.Hosting;

namespace Tandem.Cli.Twin;

/// <summary>A twin's state as plain lines.</summary>
internal static class TwinLines
{
    /// <summary>Each region with its Pods, the requests, and the faults.</summary>
    public static IEnumerable<string> Of(TwinSnapshot snapshot, TwinRecord record) =>
    [
        .. snapshot.Regions.OrderBy(region => region.Key, StringComparer.Ordinal).SelectMany(region => Region(region.Key, region.Value, snapshot.Traffic.Regions.GetValueOrDefault(region.Key), record)),
        .. snapshot.Faults.Select(fault => $"fault   {fault.Id}  {fault.Kind} in {fault.Region}"),
    ];

    private static IEnumerable<string> Region(string name, RegionSnapshot region, AnsweredRequests? traffic, TwinRecord record)
    {
        yield return $"region  {name}  api {record.Regions.GetValueOrDefault(name)?.Api}  gateway {region.Gateway ?? "none"}";
        foreach (var pod in region.Pods)
        {
            yield return $"  pod   {pod.Namespace}/{pod.Name}  {pod.Status}{(pod.Ready ? "" : ", not ready")}";
        }

        yield return string.Create(CultureInfo.InvariantCulture, $"  load  {traffic?.Answered ?? 0} answered, {traffic?.Errors ?? 0} errors, {traffic?.Retries ?? 0} retried, {traffic?.InFlight ?? 0} under way");
    }
}
