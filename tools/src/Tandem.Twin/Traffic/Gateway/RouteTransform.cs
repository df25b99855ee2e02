using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Yarp.ReverseProxy.Forwarder;

namespace Tandem.Twin.Traffic.Gateway;

/// <summary>Does to a request and its answer what the filters of their rule say.</summary>
internal sealed class RouteTransform(RouteEntry route) : HttpTransformer
{
    private RouteFilters Filters => route.Filters;

    /// <inheritdoc/>
    public override async ValueTask TransformRequestAsync(HttpContext httpContext, HttpRequestMessage proxyRequest, string destinationPrefix, CancellationToken cancellationToken)
    {
        await base.TransformRequestAsync(httpContext, proxyRequest, destinationPrefix, cancellationToken);
        if (Filters.Path is { } path)
        {
            proxyRequest.RequestUri = RequestUtilities.MakeDestinationAddress(destinationPrefix, path.Apply(httpContext.Request.Path.Value ?? "/", route.Match), httpContext.Request.QueryString);
        }

        proxyRequest.Headers.Host = Filters.Host ?? proxyRequest.Headers.Host;
        Filters.Request?.Apply(name => Remove(proxyRequest, name), (name, value) => Add(proxyRequest, name, value));
    }

    /// <inheritdoc/>
    public override async ValueTask<bool> TransformResponseAsync(HttpContext httpContext, HttpResponseMessage? proxyResponse, CancellationToken cancellationToken)
    {
        var goesOn = await base.TransformResponseAsync(httpContext, proxyResponse, cancellationToken);
        var headers = httpContext.Response.Headers;
        Filters.Response?.Apply(name => headers.Remove(name), (name, value) => headers[name] = StringValues.Concat(headers[name], value));
        return goesOn;
    }

    // Some headers belong to the body.
    private static void Remove(HttpRequestMessage request, string name)
    {
        request.Headers.Remove(name);
        request.Content?.Headers.Remove(name);
    }

    private static void Add(HttpRequestMessage request, string name, string value)
    {
        if (!request.Headers.TryAddWithoutValidation(name, value))
        {
            request.Content?.Headers.TryAddWithoutValidation(name, value);
        }
    }
}
