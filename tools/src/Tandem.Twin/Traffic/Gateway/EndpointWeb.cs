using System.Globalization;
using System.Net.Sockets;

namespace Tandem.Twin.Traffic.Gateway;

/// <summary>What the gateway itself asks endpoints: health and metrics.</summary>
internal sealed class EndpointWeb : IDisposable
{
    private readonly HttpClient client = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, UseCookies = false }) { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>Probes an endpoint; false for every kind of trouble.</summary>
    public async Task<bool> IsHealthyAsync(EndpointSpec endpoint, HealthCheck check, CancellationToken cancel)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        late.CancelAfter(check.Timeout);
        try
        {
            var address = endpoint.AddressOf(check.Port ?? endpoint.TargetPort);
            return check.Type switch
            {
                "HTTP" => await AnswersAsync(address, check, late.Token),
                "TCP" => await ConnectsAsync(address, late.Token),
                _ => false,
            };
        }
        catch (Exception trouble) when (IsTrouble(trouble) && !cancel.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>An endpoint's samples by name, labels left out; null where it does not tell in time.</summary>
    public async Task<IReadOnlyDictionary<string, double>?> MetricsAsync(string address, string path, TimeSpan time, CancellationToken cancel)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        late.CancelAfter(time);
        try
        {
            return Samples(await client.GetStringAsync($"http://{address}{path}", late.Token));
        }
        catch (Exception trouble) when (IsTrouble(trouble) && !cancel.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    // An address or a path that is none is a FormatException.
    private static bool IsTrouble(Exception trouble) => trouble is HttpRequestException or IOException or SocketException or OperationCanceledException or FormatException;

    private async Task<bool> AnswersAsync(string address, HealthCheck check, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"http://{address}{check.Path}");
        request.Headers.Host = check.Host;
        using var answer = await client.SendAsync(request, cancel);
        return answer.StatusCode == System.Net.HttpStatusCode.OK
            && (check.Response is null || (await answer.Content.ReadAsStringAsync(cancel)).Contains(check.Response, StringComparison.Ordinal));
    }

    private static async Task<bool> ConnectsAsync(string address, CancellationToken cancel)
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync(System.Net.IPEndPoint.Parse(address), cancel);
        return true;
    }

    private static Dictionary<string, double> Samples(string text)
    {
        var samples = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var line in text.Split('\n'))
        {
            var end = line.IndexOfAny(['{', ' ']);
            if (end > 0 && line[0] != '#' && double.TryParse(line.AsSpan(line.LastIndexOf(' ') + 1), CultureInfo.InvariantCulture, out var value))
            {
                samples.TryAdd(line[..end], value);
            }
        }

        return samples;
    }
}
