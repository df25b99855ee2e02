using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Twin.Traffic.Gateway;

/// <summary>One match of one rule of an HTTPRoute, attached to one Gateway.</summary>
/// <param name="Gateway">The Gateway.</param>
/// <param name="Hostname">The host name, perhaps with <c>*.</c> in front; null for every host.</param>
/// <param name="Match">What a request must be.</param>
/// <param name="Backends">The imports that serve it, each as often as its weight; empty where the route has none that exists.</param>
internal sealed record RouteEntry(ObjectKey Gateway, string? Hostname, RouteMatch Match, IReadOnlyList<(ObjectKey Import, int Weight)> Backends)
{
    /// <summary>The filters of the rule.</summary>
    public RouteFilters Filters { get; init; } = RouteFilters.None;

    /// <summary>The timeouts of the rule.</summary>
    public RouteTimes Times { get; init; } = RouteTimes.None;

    /// <summary>What is done to a request on its way, and to its answer.</summary>
    public RouteTransform Transform => field ??= new RouteTransform(this);

    /// <summary>The import for one request; null where there is none.</summary>
    public ObjectKey? Pick()
    {
        var total = Backends.Sum(backend => backend.Weight);
#pragma warning disable CA5394 // It shares traffic out and guards nothing.
        var drawn = Backends.Count > 1 && total > 0 ? Random.Shared.Next(total) : 0;
#pragma warning restore CA5394
        foreach (var (import, weight) in Backends)
        {
            if ((drawn -= weight) < 0)
            {
                return import;
            }
        }

        return null;
    }
}
