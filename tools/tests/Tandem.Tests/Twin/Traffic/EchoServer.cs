using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Tandem.Tests.Support;

namespace Tandem.Tests.Twin.Traffic;

/// <summary>A server that answers with what it was asked: path, host and headers. Healthy.</summary>
internal sealed class EchoServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private EchoServer(WebApplication app) => this.app = app;

    public string Address => new Uri(app.Urls.First()).Authority;

    public static async Task<EchoServer> StartAsync()
    {
        var made = LoopbackApp.Create();
        made.Run(AnswerAsync);
        await made.StartAsync(TestContext.Current.CancellationToken);
        return new EchoServer(made);
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private static Task AnswerAsync(HttpContext context)
    {
        context.Response.Headers["x-server"] = "echo";
        var headers = new JsonObject();
        foreach (var (name, value) in context.Request.Headers)
        {
            headers[name.ToLowerInvariant()] = value.ToString();
        }

        return context.Response.WriteAsync(new JsonObject
        {
            ["path"] = context.Request.Path.Value + context.Request.QueryString.Value,
            ["host"] = context.Request.Host.Value,
            ["headers"] = headers,
        }.ToJsonString(), context.RequestAborted);
    }
}
