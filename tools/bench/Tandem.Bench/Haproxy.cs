using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Tandem.Bench;

/// <summary>A haproxy of the system before one server, with the settings of a plain setup.</summary>
internal sealed class Haproxy : IDisposable
{
    private static readonly string[] Programs = ["/usr/sbin/haproxy", "/usr/bin/haproxy", "/usr/local/sbin/haproxy"];
    private readonly Process process;

    private Haproxy(Process process, string address, string version) => (this.process, Address, Version) = (process, address, version);

    /// <summary>Where it listens.</summary>
    public string Address { get; }

    /// <summary>Its name and release.</summary>
    public string Version { get; }

    /// <summary>Starts it; null where there is none.</summary>
    public static Haproxy? Start(string scratch, string server)
    {
        var program = Programs.FirstOrDefault(File.Exists);
        if (program is null)
        {
            Console.WriteLine("\nno haproxy to compare with: apt-get install haproxy");
            return null;
        }

        var address = $"127.0.0.1:{FreePort()}";
        var configuration = Path.Combine(scratch, "haproxy.cfg");
        File.WriteAllText(configuration, $"""
            defaults
              mode http
              timeout connect 5s
              timeout client 600s
              timeout server 600s
            frontend gateway
              bind {address}
              default_backend pool
            backend pool
              option httpchk GET /health
              server one {server} check inter 5s fall 2 rise 1

            """);
        var started = Process.Start(new ProcessStartInfo(program, ["-db", "-q", "-f", configuration]) { RedirectStandardError = true, UseShellExecute = false })!;
        return new Haproxy(started, address, VersionOf(program));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    // HAProxy version 2.6.12-1+deb12u2 2025/04/16 - https://haproxy.org/
    private static string VersionOf(string program)
    {
        using var asked = Process.Start(new ProcessStartInfo(program, ["-v"]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        return "haproxy " + asked.StandardOutput.ReadToEnd().Split(' ')[2];
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
