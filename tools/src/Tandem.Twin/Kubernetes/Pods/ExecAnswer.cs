using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using Tandem.Twin.Kubernetes.Http;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Twin.Kubernetes.Pods;

/// <summary>Answers <c>kubectl exec</c> over a WebSocket: each message is a channel's number and bytes of its stream.</summary>
internal static class ExecAnswer
{
    private const byte Output = 1;
    private const byte Error = 2;
    private const byte Verdict = 3;
    private const int LargestMessage = 32 * 1024;
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(5);

    // kubectl reads before it has made its streams, and drops what comes until then ("Unknown stream id"). No process in a container begins sooner.
    private static readonly TimeSpan Begin = TimeSpan.FromMilliseconds(100);
    private static readonly string[] Protocols = ["v5.channel.k8s.io", "v4.channel.k8s.io"];

    public static async Task WriteAsync(ApiCall call)
    {
        var request = Request(call);
        var sockets = call.Http.WebSockets;
        if (!sockets.IsWebSocketRequest)
        {
            throw ApiException.BadRequest("exec is served over WebSocket alone: use kubectl 1.30 or later, or set KUBECTL_REMOTE_COMMAND_WEBSOCKETS=true");
        }

        var protocol = Protocols.FirstOrDefault(sockets.WebSocketRequestedProtocols.Contains)
            ?? throw ApiException.BadRequest($"unable to upgrade: the client speaks none of {string.Join(", ", Protocols)}");
        using var socket = await sockets.AcceptWebSocketAsync(protocol);
        await RunAsync(call, request, socket);
    }

    private static ExecRequest Request(ApiCall call)
    {
        var (pod, container) = PodLookup.Find(call);
        var command = call.Http.Request.Query["command"];
        if (command.Count == 0)
        {
            throw ApiException.BadRequest("you must specify at least one command for the container");
        }

        if (PodLookup.Waiting(pod, container) is not null)
        {
            throw new ApiException(500, "InternalError", $"unable to upgrade connection: container not found (\"{container}\")");
        }

        return new ExecRequest(pod, container, [.. command.Select(word => word ?? "")]);
    }

    private static async Task RunAsync(ApiCall call, ExecRequest request, WebSocket socket)
    {
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(call.Cancel);
        var reading = ReadAsync(socket, gone);
        try
        {
            await Task.Delay(Begin, TimeProvider.System, gone.Token);
            await SendAsync(socket, Verdict, (await ExecAsync(call, request, socket, gone.Token)).ToJsonString(), gone.Token);
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, "", gone.Token);
            gone.CancelAfter(Farewell);
            await reading;
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            // The client has left, and there is nobody to tell.
        }
    }

    private static async Task<JsonObject> ExecAsync(ApiCall call, ExecRequest request, WebSocket socket, CancellationToken cancel)
    {
        try
        {
            var result = call.Cluster.Options.Exec is { } exec ? await exec(request, cancel) : new ExecResult(126, "", "this Pod has no containers to run a command in\n");
            await SendAsync(socket, Output, call.Flag("stdout") ? result.Output : "", cancel);
            await SendAsync(socket, Error, call.Flag("stderr") ? result.Error : "", cancel);
            return VerdictOf(result.ExitCode);
        }
        catch (ApiException refusal)
        {
            return StatusAnswer.Of(refusal);
        }
    }

    // Nothing that a client sends is of use here, but its leaving is.
    private static async Task ReadAsync(WebSocket socket, CancellationTokenSource gone)
    {
        var buffer = new byte[1024];
        try
        {
            while ((await socket.ReceiveAsync(buffer.AsMemory(), gone.Token)).MessageType != WebSocketMessageType.Close)
            {
            }
        }
        catch (Exception e) when (e is OperationCanceledException or WebSocketException)
        {
            await gone.CancelAsync();
        }
    }

    private static async Task SendAsync(WebSocket socket, byte channel, string text, CancellationToken cancel)
    {
        foreach (var part in Encoding.UTF8.GetBytes(text).Chunk(LargestMessage))
        {
            await socket.SendAsync((byte[])[channel, .. part], WebSocketMessageType.Binary, endOfMessage: true, cancel);
        }
    }

    private static JsonObject VerdictOf(int exitCode)
    {
        if (exitCode == 0)
        {
            return StatusAnswer.Success();
        }

        var status = StatusAnswer.Of(new ApiException(500, "NonZeroExitCode", $"command terminated with non-zero exit code: exit status {exitCode}")
        {
            Details = new JsonObject { ["causes"] = new JsonArray(new JsonObject { ["reason"] = "ExitCode", ["message"] = $"{exitCode}" }) },
        });
        status.Remove("code");
        return status;
    }
}
