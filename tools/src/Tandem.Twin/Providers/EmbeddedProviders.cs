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
    private readonly WebApplication server;
    private readonly DirectoryInfo sockets;
    private readonly ProviderCore core;

    private EmbeddedProviders(WebApplication server, DirectoryInfo sockets, ProviderCore core) => (this.server, this.sockets, this.core) = (server, sockets, core);

    /// <summary>The value of <c>TF_REATTACH_PROVIDERS</c>.</summary>
    public string ReattachProviders => new JsonObject(SchemaCatalog.Providers.Select(provider =>
        KeyValuePair.Create($"registry.terraform.io/hashicorp/{provider}", (JsonNode?)Reattach(SocketOf(sockets, provider))))).ToJsonString();

    /// <summary>What terraform has asked so far.</summary>
    public IReadOnlyList<ProviderCall> Calls => core.Calls;

    /// <summary>Starts the server, and answers once it takes calls.</summary>
    public static async Task<EmbeddedProviders> StartAsync(EmbeddedProviderOptions options, CancellationToken cancel)
    {
        var shared = new ProviderCore(options);
        var folder = SocketFolder();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            foreach (var provider in SchemaCatalog.Providers)
            {
                kestrel.ListenUnixSocket(SocketOf(folder, provider), listen => Serve(listen, provider, shared));
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
        return new EmbeddedProviders(app, folder, shared);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await server.StopAsync(soon.Token);
        await server.DisposeAsync();
        sockets.Delete(recursive: true);
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

    // A path of a unix socket has about 100 characters: a temporary folder that is deep itself is passed over.
    private static DirectoryInfo SocketFolder()
    {
        const int MostCharacters = 60;
        return Path.GetTempPath().Length <= MostCharacters || OperatingSystem.IsWindows()
            ? Directory.CreateTempSubdirectory("tandem-")
            : Directory.CreateDirectory($"/tmp/tandem-{Guid.NewGuid():N}");
    }

    private static string SocketOf(DirectoryInfo folder, string provider) => Path.Combine(folder.FullName, provider);

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
