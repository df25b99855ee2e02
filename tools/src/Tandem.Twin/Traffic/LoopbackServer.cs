using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Tandem.Twin.Traffic;

/// <summary>One port on 127.0.0.1 that speaks HTTP/1.1: Kestrel without a host, so that a port comes and goes in milliseconds.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private static readonly IServiceProvider NoServices = new ServiceCollection().BuildServiceProvider();
    private readonly KestrelServer kestrel;
    private int stopped;

    private LoopbackServer(KestrelServer kestrel, int port) => (this.kestrel, Port) = (kestrel, port);

    /// <summary>The port it listens on, 1 to 65535.</summary>
    public int Port { get; }

    /// <summary>Listens; 0 takes any free port.</summary>
    /// <exception cref="IOException">Another process holds the port.</exception>
    public static async Task<LoopbackServer> StartAsync(int port, RequestDelegate serve, CancellationToken cancel)
    {
        ListenOptions? listening = null;
        var options = new KestrelServerOptions { ApplicationServices = NoServices, AddServerHeader = false };
        options.Listen(IPAddress.Loopback, port, listen =>
        {
            listen.Protocols = HttpProtocols.Http1;
            listening = listen;
        });
        var transport = new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance);
        var server = new KestrelServer(Options.Create(options), transport, NullLoggerFactory.Instance);
        await server.StartAsync(new RequestApplication(serve), cancel);
        return new LoopbackServer(server, listening!.IPEndPoint!.Port);
    }

    /// <summary>Takes no new connection, and lets the requests on their way end until <paramref name="cancel"/> cuts them.</summary>
    public Task StopAsync(CancellationToken cancel) => Interlocked.Exchange(ref stopped, 1) == 0 ? kestrel.StopAsync(cancel) : Task.CompletedTask;

    /// <summary>Closes the port and every connection at once, as a process that dies does.</summary>
    public Task AbortAsync() => StopAsync(new CancellationToken(canceled: true));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await AbortAsync();
        kestrel.Dispose();
    }

    private sealed class RequestApplication(RequestDelegate serve) : IHttpApplication<HttpContext>
    {
        public HttpContext CreateContext(Microsoft.AspNetCore.Http.Features.IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

        public Task ProcessRequestAsync(HttpContext context) => serve(context);

        public void DisposeContext(HttpContext context, Exception? exception)
        {
            // Nothing outlives the request.
        }
    }
}
