using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Tandem.Tests.Programs;

/// <summary>A real HTTP server on a loopback port: it answers the paths it was given, and 404 for every other.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Dictionary<string, byte[]> _files;
    private readonly Task _serving;
    private int _requests;

    public LoopbackServer(Dictionary<string, byte[]> files)
    {
        _files = files;
        _listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _serving = ServeAsync();
    }

    public Uri Address { get; }

    public int Requests => Volatile.Read(ref _requests);

    /// <summary>Bytes to leave out at the end of each answer, as a connection that breaks does.</summary>
    public int CutShortBy { get; init; }

    /// <summary>Answers nothing, as a proxy that lost its way does.</summary>
    public bool Silent { get; init; }

    public async ValueTask DisposeAsync()
    {
        // Stopped last: between two connections nobody accepts, and a stopped listener refuses to.
        await _stop.CancelAsync();
        await _serving;
        _listener.Stop();
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        var answers = new List<Task>();
        try
        {
            while (true)
            {
                answers.Add(AnswerAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(answers);
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using var connection = client;
        try
        {
            await using var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
            var path = (await reader.ReadLineAsync(_stop.Token) ?? "").Split(' ').ElementAtOrDefault(1) ?? "";
            while (await reader.ReadLineAsync(_stop.Token) is { Length: > 0 })
            {
                // The headers say nothing that changes the answer.
            }

            Interlocked.Increment(ref _requests);
            await (Silent ? Task.Delay(Timeout.Infinite, _stop.Token) : WriteAsync(stream, path));
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // The test ended, or its client went away.
        }
    }

    private async Task WriteAsync(Stream stream, string path)
    {
        var found = _files.TryGetValue(path.TrimStart('/'), out var body);
        body ??= [];
        var head = $"HTTP/1.1 {(found ? "200 OK" : "404 Not Found")}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head), _stop.Token);
        await stream.WriteAsync(body.AsMemory(0, Math.Max(0, body.Length - CutShortBy)), _stop.Token);
    }
}
