using Microsoft.AspNetCore.Http;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Twin.Kubernetes.Http;

/// <summary>Answers every request to one cluster. Whatever goes wrong is answered as a Status, never as a page or a broken line.</summary>
/// <param name="cluster">The cluster.</param>
internal sealed class ApiHandler(ApiCluster cluster)
{
    public async Task HandleAsync(HttpContext http)
    {
        try
        {
            await RouteAsync(http);
        }
        catch (ApiException refusal) when (!http.Response.HasStarted)
        {
            await StatusAnswer.WriteAsync(http, refusal);
        }
        catch (BadHttpRequestException e) when (!http.Response.HasStarted)
        {
            await StatusAnswer.WriteAsync(http, new ApiException(e.StatusCode, "BadRequest", e.Message));
        }
        catch (Exception e) when (http.RequestAborted.IsCancellationRequested && e is OperationCanceledException or IOException)
        {
            // The client has left, and there is nobody to answer.
        }
        catch (Exception e) when (!http.Response.HasStarted)
        {
            await StatusAnswer.WriteAsync(http, new ApiException(500, "InternalError", $"Internal error occurred: {e.GetType().Name}: {e.Message}"));
        }
    }

    private async Task RouteAsync(HttpContext http)
    {
        if (await GeneralPaths.TryAnswerAsync(http, cluster))
        {
            return;
        }

        var path = ApiPath.Read(http.Request.Path.Value ?? "") ?? throw ResourceHandler.Unknown(http.Request.Path);
        var resource = cluster.Registry.Find(path.Group, path.Version, path.Resource) ?? throw ResourceHandler.Unknown(http.Request.Path);
        var call = new ApiCall(http, cluster, path, resource);
        if (cluster.Options.Fault?.Invoke(call.Request) is { } fault)
        {
            throw fault;
        }

        await ResourceHandler.HandleAsync(call);
    }
}
