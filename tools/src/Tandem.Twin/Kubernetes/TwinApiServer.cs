using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Tandem.Twin.Kubernetes.Store;
using Tandem.Twin.Providers;

namespace Tandem.Twin.Kubernetes;

/// <summary>Serves the APIs of several regions, each on a loopback port of its own, from one host.</summary>
public sealed class TwinApiServer : IAsyncDisposable
{
    private const string Region = "twin-region";
    private readonly WebApplication server;

    private TwinApiServer(WebApplication application, IReadOnlyDictionary<string, Uri> addresses) => (server, Addresses) = (application, addresses);

    /// <summary>Where each region's API listens.</summary>
    public IReadOnlyDictionary<string, Uri> Addresses { get; }

    /// <summary>Starts it.</summary>
    /// <param name="regions">The objects of each region, and what stands behind its API.</param>
    /// <param name="ports">The port of each region; a free one where it names none.</param>
    /// <param name="cancel">Ends the start.</param>
    /// <exception cref="IOException">A port is in use.</exception>
    public static async Task<TwinApiServer> StartAsync(
        IReadOnlyDictionary<string, (ObjectStore Store, TwinApiOptions Options)> regions, IReadOnlyDictionary<string, int>? ports, CancellationToken cancel)
    {
        var listeners = new Dictionary<string, ListenOptions>(StringComparer.Ordinal);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            foreach (var region in regions.Keys)
            {
                kestrel.Listen(IPAddress.Loopback, ports?.GetValueOrDefault(region) ?? 0, listen => Mark(listeners[region] = listen, region));
            }
        });
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        var application = builder.Build();
        var handlers = regions.ToDictionary(region => region.Key, region => TwinApi.Handler(region.Key, region.Value.Store, region.Value.Options), StringComparer.Ordinal);
        application.UseWebSockets();
        application.Run(http => handlers[RegionOf(http)](http));
        await application.StartAsync(cancel);
        return new TwinApiServer(application, listeners.ToDictionary(listener => listener.Key, listener => new Uri($"http://127.0.0.1:{listener.Value.IPEndPoint!.Port}"), StringComparer.Ordinal));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // Watches never end by themselves: whoever still watches is cut off.
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await server.StopAsync(soon.Token);
        await server.DisposeAsync();
    }

    // Which port a connection came in by is known to the connection alone, while port 0 has no number yet.
    private static void Mark(ListenOptions listen, string region) => listen.Use(next => connection =>
    {
        connection.Items[Region] = region;
        return next(connection);
    });

    private static string RegionOf(HttpContext http) => (string)http.Features.Get<IConnectionItemsFeature>()!.Items[Region]!;
}
