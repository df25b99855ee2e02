using Microsoft.AspNetCore.Http;
using Tandem.Live.Load;
using Tandem.Twin.Traffic.Stub;

namespace Tandem.Twin.Traffic;

/// <summary>
/// A stand-in of one vLLM server on loopback: OpenAI's chat and text completions with streaming, the list of models, health, and metrics by
/// vLLM's names, over a queue and a KV cache that fill and drain. It thinks nothing; its answers say so.
/// </summary>
public sealed class StubServer : IAsyncDisposable
{
    private readonly StubEngine engine;
    private readonly HangGate gate = new();
    private readonly StubMetrics metrics;
    private readonly StubOptions options;
    private readonly TaskCompletionSource gone = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CompletionHandler completions;
    private LoopbackServer server = null!;

    private StubServer(StubOptions options)
    {
        this.options = options;
        engine = new StubEngine(options);
        metrics = new StubMetrics(options, engine);
        completions = new CompletionHandler(options, engine, metrics);
    }

    /// <summary>Where it listens, as <c>127.0.0.1:PORT</c>: the value of the Pod's annotation.</summary>
    public string Address => $"127.0.0.1:{server.Port}";

    /// <summary>While true it accepts requests, health checks among them, and answers none; those wait until it is false again.</summary>
    public bool Hang
    {
        get => gate.IsShut;
        set => gate.IsShut = value;
    }

    /// <summary>How many times longer everything takes; 1 is its normal speed.</summary>
    public double Slow
    {
        get => engine.Slow;
        set => engine.Slow = value;
    }

    /// <summary>What its KV cache gauge shows, 0 to 1, whatever the cache holds; null shows the truth.</summary>
    public double? ForcedKvCache
    {
        get => metrics.ForcedKvCache;
        set => metrics.ForcedKvCache = value;
    }

    /// <summary>Requests that it works on.</summary>
    public int Running => engine.Running;

    /// <summary>Requests that wait for a slot or for room in the cache.</summary>
    public int Waiting => engine.Waiting;

    /// <summary>Completions that it has answered whole since its start.</summary>
    public long Answered => metrics.Answered;

    /// <summary>Ends once it no longer listens, whatever the reason.</summary>
    public Task Gone => gone.Task;

    /// <summary>Starts it; it takes requests when this returns.</summary>
    /// <exception cref="IOException">Another process holds the port.</exception>
    public static async Task<StubServer> StartAsync(StubOptions options, CancellationToken cancel)
    {
        var stub = new StubServer(options);
        stub.server = await LoopbackServer.StartAsync(options.Port, stub.ServeAsync, cancel);
        return stub;
    }

    /// <summary>Dies: the port closes and every stream breaks, at once.</summary>
    public async Task CrashAsync()
    {
        await server.AbortAsync();
        gone.TrySetResult();
    }

    /// <summary>
    /// Leaves as a Pod that is deleted does: serves on, new requests too, for <paramref name="settle"/>, then until nothing is left to
    /// answer; what still runs after <paramref name="deadline"/>, counted from the call, is cut.
    /// </summary>
    /// <remarks>The two times are those of <c>base/model-server/scripts/drain.py</c>.</remarks>
    public async Task DrainAsync(TimeSpan settle, TimeSpan deadline, CancellationToken cancel)
    {
        using var end = new CancellationTokenSource(deadline, options.Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(end.Token, cancel);
        try
        {
            await Task.WhenAny(gone.Task, Task.Delay(settle, options.Clock, either.Token)).Unwrap();
            await engine.IdleAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            // The deadline: the kubelet kills what is left.
        }
        finally
        {
            await CrashAsync();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await CrashAsync();
        await server.DisposeAsync();
    }

    private async Task ServeAsync(HttpContext context)
    {
        await gate.PassAsync(context.RequestAborted);
        context.Response.Headers[ChatRequest.RegionHeader] = options.Region;
        await (context.Request.Path.Value switch
        {
            "/v1/chat/completions" => completions.ServeAsync(context, CompletionForm.Chat),
            "/v1/completions" => completions.ServeAsync(context, CompletionForm.Text),
            "/v1/models" => StubAnswers.JsonAsync(context, StatusCodes.Status200OK, ModelList.Of(options)),
            "/health" or "/ping" => Task.CompletedTask,
            "/metrics" => StubAnswers.TextAsync(context, metrics.Text()),
            _ => StubAnswers.DetailAsync(context, StatusCodes.Status404NotFound, "Not Found"),
        });
    }
}
