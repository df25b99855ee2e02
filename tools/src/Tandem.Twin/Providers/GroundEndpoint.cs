using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Tandem.Twin.Providers;

/// <summary>
/// Answers the calls of Google Cloud's REST interfaces that a teardown makes, on loopback, from files beside the providers'
/// store: <c>orphans/RULE</c> holds the network of a firewall rule that a controller left, <c>held/google_storage_bucket/NAME</c> an
/// object a line, <c>held/google_compute_address/NAME</c> whoever uses the address.
/// </summary>
internal sealed class GroundEndpoint : IAsyncDisposable
{
    private readonly WebApplication server;

    private GroundEndpoint(WebApplication server) => this.server = server;

    /// <summary>Where it listens.</summary>
    public Uri Address => new(server.Urls.Single() + "/");

    public static async Task<GroundEndpoint> StartAsync(string? folder, CancellationToken cancel)
    {
        var files = new GroundFiles(folder);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        var built = builder.Build();
        built.MapGet("compute/v1/projects/{project}/global/firewalls", context => WriteAsync(context, new
        {
            items = files.Orphans().Select(rule => new { name = rule.Name, network = $"https://www.googleapis.com/compute/v1/projects/{context.Request.RouteValues["project"]}/global/networks/{rule.Network}" }),
        }));
        built.MapDelete("compute/v1/projects/{project}/global/firewalls/{name}", context => Done(() => files.DeleteOrphan(Value(context, "name"))));
        built.MapGet("compute/v1/projects/{project}/regions/{region}/addresses/{name}", context => WriteAsync(context, new
        {
            name = Value(context, "name"),
            users = files.Held("google_compute_address", Value(context, "name")),
        }));
        built.MapGet("storage/v1/b/{bucket}/o", context => WriteAsync(context, new
        {
            items = files.Held("google_storage_bucket", Value(context, "bucket")).Select(name => new { name }),
        }));
        built.MapDelete("storage/v1/b/{bucket}/o/{name}", context => Done(() => files.DeleteHeld("google_storage_bucket", Value(context, "bucket"), Uri.UnescapeDataString(Value(context, "name")))));
        await built.StartAsync(cancel);
        return new GroundEndpoint(built);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await server.StopAsync(soon.Token);
        await server.DisposeAsync();
    }

    private static string Value(HttpContext context, string name) => (string)context.Request.RouteValues[name]!;

    private static Task WriteAsync(HttpContext context, object answer)
    {
        context.Response.ContentType = "application/json";
        return JsonSerializer.SerializeAsync(context.Response.Body, answer, cancellationToken: context.RequestAborted);
    }

    private static Task Done(Action action)
    {
        action();
        return Task.CompletedTask;
    }
}
