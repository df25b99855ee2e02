using Microsoft.AspNetCore.Http;
using Tandem.Twin.Kubernetes.Store;
using Yarp.ReverseProxy.Forwarder;

namespace Tandem.Twin.Traffic.Gateway;

/// <summary>One request from its arrival to its end. Its refusals are worded as Envoy words them, which Google's load balancer is.</summary>
internal sealed class Exchange(GatewayOptions options, PoolBook pools, TrafficCounters counters, EndpointPicker picker, IHttpForwarder forwarder) : IDisposable
{
    private readonly Balancer balancer = new();
    private readonly Forwarding forwarding = new(options, forwarder);

    /// <summary>The matches of all routes, the first that takes a request serves it.</summary>
    public IReadOnlyList<RouteEntry> Routes { get; set; } = [];

    /// <summary>Serves a request that came in at an address.</summary>
    public async Task ServeAsync(HttpContext context, DoorSpec door)
    {
        var host = context.Request.Host.Host;
        if (Routes.FirstOrDefault(route => route.Gateway == door.Gateway && TakesHost(route.Hostname, host) && route.Match.Takes(context.Request)) is not { } entry)
        {
            counters.NoRoute();
            await RefuseAsync(context, StatusCodes.Status404NotFound, "fault filter abort");
        }
        else if (entry.Filters.Redirect is { } redirect)
        {
            (context.Response.StatusCode, context.Response.Headers.Location) = (redirect.Status, redirect.Location(context.Request, entry.Match));
        }
        else if (entry.Pick() is not { } import || pools.Find(import) is not { } pool)
        {
            counters.NoEndpoint();
            await RefuseAsync(context, StatusCodes.Status500InternalServerError, "the route's backend does not exist");
        }
        else
        {
            await ServeAsync(context, pool, door.Region, entry);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => forwarding.Dispose();

    private async Task ServeAsync(HttpContext context, Pool pool, string door, RouteEntry route)
    {
        // Google's URL map does so: a route's own time goes before that of the backend service.
        using var deadline = new CancellationTokenSource(route.Times.Request ?? pool.Spec.Timeout);
        if (options.Retry)
        {
            context.Request.EnableBuffering();
        }

        var failed = new List<PodEndpoint>();
        while (balancer.Choose(pool, door, failed) is { } endpoint)
        {
            if (await picker.RefusesAsync(context.Request, pool, endpoint.Region, context.RequestAborted))
            {
                counters.Of(endpoint.Region).Refused();
                await RefuseAsync(context, StatusCodes.Status429TooManyRequests, "system saturated, sheddable request dropped");
                return;
            }

            var result = await forwarding.TryAsync(context, endpoint, route, deadline.Token);
            failed.Add(endpoint);
            if (result is not (TryResult.NotAnswered or TryResult.NotInTime) || !options.Retry || balancer.Choose(pool, door, failed) is null)
            {
                await EndAsync(context, counters.Of(endpoint.Region), result);
                return;
            }

            counters.Of(endpoint.Region).Retried();
            context.Response.Clear();
            context.Request.Body.Position = 0;
        }

        counters.NoEndpoint();
        await RefuseAsync(context, StatusCodes.Status503ServiceUnavailable, "no healthy upstream");
    }

    private static async Task EndAsync(HttpContext context, RegionCounters region, TryResult result)
    {
        switch (result)
        {
            case TryResult.Answered when context.Response.StatusCode < StatusCodes.Status500InternalServerError:
            case TryResult.ClientGone:
                region.Answered();
                break;
            case TryResult.CutOff:
                region.CutOff();
                break;
            case TryResult.TimedOut or TryResult.NotInTime:
                region.Failed();
                await RefuseAsync(context, StatusCodes.Status504GatewayTimeout, "upstream request timeout");
                break;
            case TryResult.NotAnswered:
                region.Failed();
                await RefuseAsync(context, StatusCodes.Status503ServiceUnavailable, "upstream connect error or disconnect/reset before headers");
                break;
            default:
                region.Failed();
                break;
        }
    }

    private static Task RefuseAsync(HttpContext context, int status, string reason)
    {
        context.Response.Clear();
        (context.Response.StatusCode, context.Response.ContentType) = (status, "text/plain");
        return context.Response.WriteAsync(reason, context.RequestAborted);
    }

    private static bool TakesHost(string? wanted, string host) =>
        wanted is null || string.Equals(wanted, host, StringComparison.OrdinalIgnoreCase)
        || (wanted.StartsWith("*.", StringComparison.Ordinal) && host.EndsWith(wanted[1..], StringComparison.OrdinalIgnoreCase));
}
