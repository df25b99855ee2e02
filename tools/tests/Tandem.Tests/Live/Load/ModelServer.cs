using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Tandem.Tests.Support;

namespace Tandem.Tests.Live.Load;

/// <summary>A small model server on loopback that answers as vLLM does, or as it does when it is ill.</summary>
internal sealed class ModelServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private int requests;

    private ModelServer(WebApplication app) => this.app = app;

    /// <summary>What it names as its region.</summary>
    public string? Region { get; set; } = "region-a";

    /// <summary>How long it takes before it answers.</summary>
    public TimeSpan Slowness { get; set; }

    /// <summary>How it fails: null, <c>error</c>, <c>hang</c> or <c>cut</c>.</summary>
    public string? Illness { get; set; }

    /// <summary>The last value of the header by which requests name their objective.</summary>
    public string? Objective { get; private set; }

    public int Requests => Volatile.Read(ref requests);

    public Uri Address => new(app.Urls.First() + "/");

    public static async Task<ModelServer> StartAsync()
    {
        var made = LoopbackApp.Create();
        var server = new ModelServer(made);
        made.MapPost("/v1/chat/completions", server.AnswerAsync);
        await made.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        Interlocked.Increment(ref requests);
        Objective = context.Request.Headers["x-gateway-inference-objective"];
        if (Region is not null)
        {
            context.Response.Headers["x-tandem-region"] = Region;
        }

        await Task.Delay(Slowness, context.RequestAborted);
        var body = await new StreamReader(context.Request.Body).ReadToEndAsync(context.RequestAborted);
        await (Illness switch
        {
            "error" => FailAsync(context),
            "hang" => Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default),
            _ when body.Replace(" ", "", StringComparison.Ordinal).Contains("\"stream\":true", StringComparison.Ordinal) => StreamAsync(context),
            _ => context.Response.WriteAsync("""{"choices":[{"message":{"content":"Paris"}}]}""", context.RequestAborted),
        });
    }

    private static Task FailAsync(HttpContext context)
    {
        context.Response.StatusCode = 503;
        return Task.CompletedTask;
    }

    private async Task StreamAsync(HttpContext context)
    {
        await context.Response.WriteAsync("data: {\"choices\":[{\"delta\":{\"content\":\"Pa\"}}]}\n\n", context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        if (Illness == "cut")
        {
            return;
        }

        await context.Response.WriteAsync("data: {\"choices\":[{\"delta\":{\"content\":\"ris\"}}]}\n\ndata: [DONE]\n\n", context.RequestAborted);
    }
}
