using Tandem.Twin.Kubernetes.Pods;

namespace Tandem.Twin.Kubernetes.Http;

/// <summary>Serves what is done with the containers of a Pod, and its eviction.</summary>
internal static class PodHandler
{
    public static async Task HandleAsync(ApiCall call)
    {
        switch (call.Path.Subresource, call.Verb)
        {
            case ("log", "get"):
                await LogAnswer.WriteAsync(call);
                break;
            case ("exec", "get" or "create"):
                await ExecAnswer.WriteAsync(call);
                break;
            case ("eviction", "create"):
                await Answers.WriteAsync(call.Http, Eviction.Evict(call, await call.BodyAsync()), 201);
                break;
            default:
                throw ResourceHandler.NotAllowed(call);
        }
    }
}
