using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tandem.Twin.Kubernetes.Http;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Twin.Kubernetes;

/// <summary>The Kubernetes API of one region, for unmodified clients. A rehearsal room: no authentication, no storage.</summary>
public static class TwinApi
{
    /// <summary>Serves a region's API under every path of an application.</summary>
    /// <param name="endpoints">The application. Where it serves several regions, limit each with <c>RequireHost</c>, or use <see cref="TwinApiServer"/>.</param>
    /// <param name="region">The region's name.</param>
    /// <param name="store">The region's objects. Namespaces and definitions that any cluster has are added to it.</param>
    /// <param name="options">What stands behind the API.</param>
    public static IEndpointConventionBuilder MapTwinApi(this IEndpointRouteBuilder endpoints, string region, ObjectStore store, TwinApiOptions options)
    {
        var pipeline = endpoints.CreateApplicationBuilder();
        pipeline.UseWebSockets();
        pipeline.Run(Handler(region, store, options));
        return endpoints.Map("{**path}", pipeline.Build());
    }

    internal static RequestDelegate Handler(string region, ObjectStore store, TwinApiOptions options) => new ApiHandler(new ApiCluster(region, store, options)).HandleAsync;
}
