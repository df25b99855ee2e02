using System.Net;
using System.Net.Sockets;

namespace Tandem.Twin.Providers;

/// <summary>A unix socket for each provider, in a folder of their own. They take connections, which wait for the server.</summary>
internal sealed class ProviderSockets : IDisposable
{
    private readonly DirectoryInfo folder = Folder();
    private readonly Dictionary<string, Socket> byPath;

    /// <summary>Listens for some providers.</summary>
    public ProviderSockets(IEnumerable<string> providers) => byPath = providers.Select(PathOf).ToDictionary(path => path, Listening, StringComparer.Ordinal);

    /// <summary>Where a provider's socket lies.</summary>
    public string PathOf(string provider) => Path.Combine(folder.FullName, provider);

    /// <summary>The socket at an endpoint of the server.</summary>
    public Socket At(EndPoint endpoint) => byPath[endpoint.ToString()!];

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var socket in byPath.Values)
        {
            socket.Dispose();
        }

        folder.Refresh();
        if (folder.Exists)
        {
            folder.Delete(recursive: true);
        }
    }

    private static Socket Listening(string path)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(path));
        socket.Listen();
        return socket;
    }

    // A path of a unix socket has about 100 characters: a temporary folder that is deep itself is passed over.
    private static DirectoryInfo Folder()
    {
        const int MostCharacters = 60;
        return Path.GetTempPath().Length <= MostCharacters || OperatingSystem.IsWindows()
            ? Directory.CreateTempSubdirectory("tandem-")
            : Directory.CreateDirectory($"/tmp/tandem-{Guid.NewGuid():N}");
    }
}
