using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Tandem.Twin.Providers.Engine;
using Tandem.Twin.Providers.Model;
using Tandem.Twin.Providers.Protocol;

namespace Tandem.Twin.Providers;

/// <summary>
/// The providers google, google-beta and time inside this process: terraform talks to them over unix sockets, given the value of
/// <see cref="ReattachProviders"/>, and asks neither a registry nor a cloud.
/// </summary>
public sealed class EmbeddedProviders : IAsyncDisposable
{
    private readonly Task<WebApplication> server;
    private readonly ProviderSockets sockets;
    private readonly ProviderCore core;

    private EmbeddedProviders(Task<WebApplication> server, ProviderSockets sockets, ProviderCore core) => (this.server, this.sockets, this.core) = (server, sockets, core);

    /// <summary>The value of <c>TF_REATTACH_PROVIDERS</c>.</summary>
    public string ReattachProviders => new JsonObject(SchemaCatalog.Providers.Select(provider =>
        KeyValuePair.Create($"registry.terraform.io/hashicorp/{provider}", (JsonNode?)Reattach(sockets.PathOf(provider))))).ToJsonString();

    /// <summary>What terraform has asked so far.</summary>
    public IReadOnlyList<ProviderCall> Calls => core.Calls;

    /// <summary>
    /// Listens, and answers at once: terraform, which takes as long to start as the server does, may be started now, and its calls
    /// wait in the sockets until the server takes them.
    /// </summary>
    public static Task<EmbeddedProviders> StartAsync(EmbeddedProviderOptions options, CancellationToken cancel)
    {
        var shared = new ProviderCore(options);
        var open = new ProviderSockets(SchemaCatalog.Providers);
        return Task.FromResult(new EmbeddedProviders(Task.Run(() => ServeAsync(open, shared, cancel), cancel), open, shared));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            var app = await server;
            using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(1));
            await app.StopAsync(soon.Token);
            await app.DisposeAsync();
        }
        catch (OperationCanceledException)
        {
            // It was given up while it started.
        }
        finally
        {
            sockets.Dispose();
        }
    }

    private static async Task<WebApplication> ServeAsync(ProviderSockets open, ProviderCore shared, CancellationToken cancel)
    {
        try
        {
            var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
            builder.WebHost.UseKestrelCore().UseSockets(transport => transport.CreateBoundListenSocket = open.At).ConfigureKestrel(kestrel =>
            {
                foreach (var provider in SchemaCatalog.Providers)
                {
                    kestrel.ListenUnixSocket(open.PathOf(provider), listen => Serve(listen, provider, shared));
                }
            });
            builder.Services.AddGrpc(grpc => (grpc.MaxReceiveMessageSize, grpc.EnableDetailedErrors) = (null, true));
            builder.Services.AddSingleton(shared);
            // It keeps nothing of a call; without an instance of its own the server would compile a factory for it.
            builder.Services.AddSingleton<ProviderService>();
            builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
            var app = builder.Build();
            app.MapGrpcService<ProviderService>();
            await app.StartAsync(cancel);
            return app;
        }
        catch
        {
            // Whoever waits in them is told.
            open.Dispose();
            throw;
        }
    }

    private static void Serve(ListenOptions listen, string provider, ProviderCore shared)
    {
        listen.Protocols = HttpProtocols.Http2;
        listen.Use(next => connection =>
        {
            connection.Items[ProviderCore.SessionItem] = shared.Connect(provider);
            return next(connection);
        });
    }

    // Without Test, terraform ends the process when it is done.
    private static JsonObject Reattach(string socket) => new()
    {
        ["Protocol"] = "grpc",
        ["ProtocolVersion"] = 6,
        ["Pid"] = Environment.ProcessId,
        ["Test"] = true,
        ["Addr"] = new JsonObject { ["Network"] = "unix", ["String"] = socket },
    };
}
