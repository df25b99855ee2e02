using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Tandem.Tests.Support;

namespace Tandem.Tests.Live.Clusters;

/// <summary>A server on loopback that answers every question of a cluster's client in one way.</summary>
internal sealed class AnsweringServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private int requests;

    private AnsweringServer(WebApplication app) => this.app = app;

    public int Requests => Volatile.Read(ref requests);

    /// <summary>How many questions are answered well after the first ones were not.</summary>
    public int Failures { get; private init; } = int.MaxValue;

    public string Address => app.Urls.First();

    public static async Task<AnsweringServer> StartAsync(int status, string message, int failures = int.MaxValue, string? retryAfter = null)
    {
        var made = LoopbackApp.Create();
        var server = new AnsweringServer(made) { Failures = failures };
        made.MapFallback("{**path}", context => server.AnswerAsync(context, status, message, retryAfter));
        await made.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    /// <summary>A kubeconfig whose context <c>there</c> leads to an address.</summary>
    public static string Kubeconfig(string address)
    {
        var file = Path.Combine(TestEnvironment.Scratch, $"{Guid.NewGuid():N}.yaml");
        File.WriteAllText(file, $$$"""
            apiVersion: v1
            kind: Config
            clusters: [{name: c, cluster: {server: "{{{address}}}"}}]
            users: [{name: u, user: {token: secret}}]
            contexts: [{name: there, context: {cluster: c, user: u}}, {name: elsewhere, context: {cluster: c, user: u}}]
            """);
        return file;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private Task AnswerAsync(HttpContext context, int status, string message, string? retryAfter)
    {
        var isGood = Interlocked.Increment(ref requests) > Failures;
        context.Response.StatusCode = isGood ? 200 : status;
        if (retryAfter is not null)
        {
            context.Response.Headers.RetryAfter = retryAfter;
        }

        return context.Response.WriteAsync(isGood ? "{\"metadata\":{\"name\":\"a\"},\"items\":[]}" : "{\"kind\":\"Status\",\"message\":\"" + message + "\"}", context.RequestAborted);
    }
}
