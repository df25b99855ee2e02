using Tandem.Twin.Kubernetes.Http;
using Tandem.Twin.Kubernetes.Json;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Twin.Kubernetes.Pods;

/// <summary>Finds the container that a request for logs or a command is about.</summary>
internal static class PodLookup
{
    /// <summary>The Pod and the container's name.</summary>
    /// <exception cref="ApiException">404: no such Pod; 400: no such container, or several and none is named.</exception>
    public static (StoredObject Pod, string Container) Find(ApiCall call)
    {
        var pod = call.Cluster.Store.Find(call.Key) ?? throw call.NotFound();
        string[] names = [.. pod.Json.GetItems("spec", "initContainers").Concat(pod.Json.GetItems("spec", "containers")).Select(container => container.GetText("name")!)];
        var plain = pod.Json.GetItems("spec", "containers").Select(container => container.GetText("name")!).ToList();
        if (call.Text("container") is not { } named)
        {
            return plain.Count == 1 ? (pod, plain[0])
                : throw ApiException.BadRequest($"a container name must be specified for pod {call.Path.Name}, choose one of: [{string.Join(' ', plain)}]");
        }

        return names.Contains(named) ? (pod, named) : throw ApiException.BadRequest($"container {named} is not valid for pod {call.Path.Name}");
    }

    /// <summary>Why a container does not run yet; null where it runs or ran.</summary>
    public static string? Waiting(StoredObject pod, string container)
    {
        var states = pod.Json.GetItems("status", "initContainerStatuses").Concat(pod.Json.GetItems("status", "containerStatuses")).Where(state => state.GetText("name") == container).ToList();
        return states.Count > 0 ? states[0].GetText("state", "waiting", "reason")
            : pod.Json.GetText("status", "phase") == "Pending" ? "ContainerCreating" : null;
    }
}
