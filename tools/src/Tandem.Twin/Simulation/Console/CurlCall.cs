using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Tandem.Twin.Kubernetes;

namespace Tandem.Twin.Simulation.Console;

/// <summary>One call of curl.</summary>
/// <param name="options">What it was told.</param>
/// <param name="resolve">What an address leads to on this machine; null where nothing listens.</param>
internal sealed class CurlCall(CurlOptions options, Func<Uri, string?> resolve)
{
    private const int Usage = 2;
    private const int CannotResolve = 6;
    private const int CannotConnect = 7;
    private const int HttpError = 22;
    private const int TimedOut = 28;

    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false, PooledConnectionLifetime = TimeSpan.FromSeconds(5) }) { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>Runs a command.</summary>
    /// <param name="words">Its words, the first of which is curl.</param>
    /// <param name="resolve">What an address leads to.</param>
    /// <param name="cancel">Ends it.</param>
    public static async Task<ExecResult> RunAsync(IReadOnlyList<string> words, Func<Uri, string?> resolve, CancellationToken cancel)
    {
        var (options, unknown) = CurlOptions.Read(words);
        return unknown is not null ? new ExecResult(Usage, "", $"curl: option {unknown}: is unknown to the twin\n")
            : options.Url is null ? new ExecResult(Usage, "", "curl: no URL specified!\n")
            : Uri.TryCreate(options.Url, UriKind.Absolute, out var url) ? await new CurlCall(options, resolve).SendAsync(url, cancel)
            : new ExecResult(CannotResolve, "", $"curl: (6) Could not resolve host: {options.Url}\n");
    }

    private async Task<ExecResult> SendAsync(Uri url, CancellationToken cancel)
    {
        var refused = new ExecResult(CannotConnect, "", $"curl: (7) Failed to connect to {url.Host} port {url.Port}: Couldn't connect to server\n");
        if (resolve(url) is not { } endpoint)
        {
            return refused;
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(options.Seconds is { } most ? TimeSpan.FromSeconds(most) : Timeout.InfiniteTimeSpan);
        try
        {
            var started = TimeProvider.System.GetTimestamp();
            using var request = Request(url, endpoint);
            using var answer = await Http.SendAsync(request, limit.Token);
            return Result(answer, await answer.Content.ReadAsStringAsync(limit.Token), TimeProvider.System.GetElapsedTime(started));
        }
        catch (HttpRequestException)
        {
            return refused;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new ExecResult(TimedOut, "", $"curl: (28) Operation timed out after {options.Seconds * 1000:0} milliseconds\n");
        }
    }

    private HttpRequestMessage Request(Uri url, string endpoint)
    {
        var request = new HttpRequestMessage(new HttpMethod(options.Method), new Uri($"http://{endpoint}{url.PathAndQuery}"));
        request.Headers.Host = url.Authority;
        if (options.Body is { } body)
        {
            request.Content = new StringContent(body, new MediaTypeHeaderValue("application/x-www-form-urlencoded"));
        }

        foreach (var (name, value) in options.Headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content?.Headers.Remove(name);
                request.Content?.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return request;
    }

    private ExecResult Result(HttpResponseMessage answer, string text, TimeSpan time)
    {
        var code = (int)answer.StatusCode;
        if (options.Fails && code >= 400)
        {
            return new ExecResult(HttpError, "", $"curl: (22) The requested URL returned error: {code}\n");
        }

        var shown = new StringBuilder();
        if (options.ShowsHeaders)
        {
            shown.Append(CultureInfo.InvariantCulture, $"HTTP/{answer.Version} {code} {answer.ReasonPhrase}\r\n{answer.Headers}{answer.Content.Headers}\r\n");
        }

        shown.Append(options.ShowsBody ? text : "");
        shown.Append((options.Format ?? "").Replace("%{http_code}", $"{code}", StringComparison.Ordinal)
            .Replace("%{time_total}", time.TotalSeconds.ToString("0.000000", CultureInfo.InvariantCulture), StringComparison.Ordinal).Replace("\\n", "\n", StringComparison.Ordinal));
        return new ExecResult(0, shown.ToString(), "");
    }
}
