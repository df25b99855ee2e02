using System.Net;
using Microsoft.AspNetCore.Http;
using Yarp.ReverseProxy.Forwarder;

namespace Tandem.Twin.Traffic.Gateway;

/// <summary>Sends a request to one endpoint through YARP, and says how it ended.</summary>
internal sealed class Forwarding(GatewayOptions options, IHttpForwarder forwarder) : IDisposable
{
    private static readonly ForwarderRequestConfig AsItCame = new() { Version = HttpVersion.Version11, VersionPolicy = HttpVersionPolicy.RequestVersionExact, ActivityTimeout = TimeSpan.FromDays(1) };

    private readonly HttpMessageInvoker client = new(new SocketsHttpHandler
    {
        UseProxy = false,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(5),
    });

    /// <summary>Makes one try.</summary>
    public async Task<TryResult> TryAsync(HttpContext context, PodEndpoint endpoint, RouteEntry route, CancellationToken deadline)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(deadline, endpoint.Cut);
        using var patience = new TryPatience(context, end, PatienceOf(route));
        endpoint.Begin();
        try
        {
            var prefix = $"http://{endpoint.Spec.AddressOf(endpoint.Spec.TargetPort)}/";
            var error = await forwarder.SendAsync(context, prefix, client, AsItCame, route.Transform, end.Token);
            var result = error == ForwarderError.None ? TryResult.Answered : ResultOf(context, error, endpoint, deadline);
            result = result == TryResult.NotAnswered && patience.IsOver ? TryResult.NotInTime : result;
            endpoint.Note(result is TryResult.Answered or TryResult.ClientGone);
            return result;
        }
        finally
        {
            endpoint.End();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    private static TryResult ResultOf(HttpContext context, ForwarderError error, PodEndpoint endpoint, CancellationToken deadline)
    {
        // YARP aborts the client's connection with an answer that had begun, so whether the client left must be told by the error.
        if (context.Response.HasStarted)
        {
            var ours = deadline.IsCancellationRequested || endpoint.Cut.IsCancellationRequested;
            return ours || error == ForwarderError.ResponseBodyDestination ? TryResult.CutOff : TryResult.ClientGone;
        }

        return context.RequestAborted.IsCancellationRequested ? TryResult.ClientGone : deadline.IsCancellationRequested ? TryResult.TimedOut : TryResult.NotAnswered;
    }

    // The gateway's own patience is for tries that may be made again elsewhere; a route's is for all.
    private TimeSpan? PatienceOf(RouteEntry route)
    {
        var own = options.Retry ? options.TryTimeout : null;
        return own is null || route.Times.Try < own ? route.Times.Try : own;
    }
}
