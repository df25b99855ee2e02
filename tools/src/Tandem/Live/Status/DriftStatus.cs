using Tandem.Live.Clusters;

namespace Tandem.Live.Status;

/// <summary>Holds what a region should run against what it runs.</summary>
internal static class DriftStatus
{
    private const int MostFields = 4;

    /// <summary>One item for each object that is missing or differs, and one that counts the others.</summary>
    public static async Task<IReadOnlyList<StatusItem>> TakeAsync(ClusterClient cluster, IReadOnlyList<RenderedObject> rendered, CancellationToken cancel)
    {
        var items = new List<StatusItem>();
        var types = new Dictionary<(string, string, string), ResourceType?>();
        foreach (var one in rendered)
        {
            var key = (one.Group, one.Version, one.Kind);
            if (!types.TryGetValue(key, out var type))
            {
                types[key] = type = await cluster.ResolveAsync(one.Group, one.Version, one.Kind, cancel);
            }

            items.Add(await CompareAsync(cluster, one, type, cancel));
        }

        var good = items.Count(item => item.Level == StatusLevel.Good);
        return [.. items.Where(item => item.Level != StatusLevel.Good), StatusItem.Of(cluster.Region, "drift", "objects", good == items.Count, $"{good} of {items.Count} run as they are rendered")];
    }

    private static async Task<StatusItem> CompareAsync(ClusterClient cluster, RenderedObject one, ResourceType? type, CancellationToken cancel)
    {
        if (type is null)
        {
            return StatusItem.Of(one.Region, "drift", one.Title, false, $"the cluster does not know the kind {one.Kind} of {one.Group}/{one.Version}");
        }

        var running = await cluster.FindAsync(type, type.IsNamespaced ? one.Namespace ?? "default" : null, one.Name, cancel);
        if (running is null)
        {
            return StatusItem.Of(one.Region, "drift", one.Title, one.IsHook, one.IsHook ? "a hook that is gone after its run" : "missing");
        }

        var drift = DriftFinder.Compare(one.Body, running);
        var text = string.Join("; ", drift.Take(MostFields)) + (drift.Count > MostFields ? $"; and {drift.Count - MostFields} more" : "");
        return StatusItem.Of(one.Region, "drift", one.Title, drift.Count == 0, text);
    }
}
