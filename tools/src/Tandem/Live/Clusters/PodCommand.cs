using System.Net.WebSockets;
using k8s;

namespace Tandem.Live.Clusters;

/// <summary>Runs a command in a container and reads what it prints.</summary>
internal static class PodCommand
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    /// <summary>Runs it, and returns what it printed.</summary>
    /// <exception cref="ClusterException">The container cannot be reached, or the command fails.</exception>
    public static async Task<string> RunAsync(
        Kubernetes kubernetes, ClusterErrors errors, ClusterRequest request, string container, IReadOnlyList<string> command, CancellationToken cancel)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        deadline.CancelAfter(Deadline);
        var (output, complaint) = ("", "");
        try
        {
            var code = await kubernetes.NamespacedPodExecAsync(request.Name!, request.Space!, container, command, tty: false, async (input, standard, error) =>
            {
                input.Dispose();
                using var read = new StreamReader(standard);
                using var readError = new StreamReader(error);
                var both = await Task.WhenAll(read.ReadToEndAsync(deadline.Token), readError.ReadToEndAsync(deadline.Token));
                (output, complaint) = (both[0], both[1]);
            }, deadline.Token);
            return code == 0 ? output : throw Failed(errors, request, command, complaint.Trim().Length == 0 ? $"exit code {code}" : complaint.Trim());
        }
        catch (Exception e) when (e is WebSocketException or HttpRequestException or IOException or k8s.Autorest.HttpOperationException or KubernetesException
            || (e is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            throw e is KubernetesException ? Failed(errors, request, command, e.Message) : errors.Unreachable(request, e is OperationCanceledException ? "no answer in time" : e.Message);
        }
    }

    private static ClusterException Failed(ClusterErrors errors, ClusterRequest request, IReadOnlyList<string> command, string why) =>
        errors.Of(System.Net.HttpStatusCode.UnprocessableEntity, new System.Text.Json.Nodes.JsonObject { ["message"] = $"{string.Join(' ', command)}: {why}" }.ToJsonString(), request);
}
