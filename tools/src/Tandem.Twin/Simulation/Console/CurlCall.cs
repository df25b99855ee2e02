using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Tandem.Twin.Kubernetes;

namespace Tandem.Twin.Simulation.Console;

/// <summary>One call of curl, with the options that people use against an API.</summary>
internal sealed class CurlCall
{
    private const int CannotResolve = 6;
    private const int CannotConnect = 7;
    private const int HttpError = 22;
    private const int TimedOut = 28;
    private const int Usage = 2;

    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false, PooledConnectionLifetime = TimeSpan.FromSeconds(5) }) { Timeout = Timeout.InfiniteTimeSpan };

    private readonly List<string> headers = [];
    private readonly StringBuilder body = new();
    private string? url;
    private string? method;
    private string? format;
    private string? file;
    private double? seconds;
    private bool fails;
    private bool showsHeaders;
    private bool hasBody;

    private CurlCall()
    {
    }

    /// <summary>Runs it.</summary>
    /// <param name="words">The command's words, the first of which is curl.</param>
    /// <param name="resolve">What an address leads to.</param>
    /// <param name="cancel">Ends it.</param>
    public static async Task<ExecResult> RunAsync(IReadOnlyList<string> words, Func<Uri, string?> resolve, CancellationToken cancel)
    {
        var call = new CurlCall();
        var unknown = call.Read(words);
        return unknown is not null ? new ExecResult(Usage, "", $"curl: option {unknown}: is unknown to the twin\n")
            : call.url is null ? new ExecResult(Usage, "", "curl: no URL specified!\n") : await call.SendAsync(resolve, cancel);
    }

    private string? Read(IReadOnlyList<string> words)
    {
        for (var i = 1; i < words.Count; i++)
        {
            var word = words[i];
            string Next() => i + 1 < words.Count ? words[++i] : "";
            switch (word)
            {
                case "-X" or "--request":
                    method = Next();
                    break;
                case "-H" or "--header":
                    headers.Add(Next());
                    break;
                case "-d" or "--data" or "--data-raw" or "--data-binary" or "--json":
                    Add(word, Next());
                    break;
                case "-o" or "--output":
                    file = Next();
                    break;
                case "-w" or "--write-out":
                    format = Next();
                    break;
                case "-m" or "--max-time":
                    seconds = double.Parse(Next(), CultureInfo.InvariantCulture);
                    break;
                case "--connect-timeout" or "--retry" or "-A" or "--user-agent":
                    Next();
                    break;
                default:
                    if (!Flag(word))
                    {
                        return word;
                    }

                    break;
            }
        }

        return null;
    }

    private void Add(string option, string text)
    {
        (hasBody, _) = (true, body.Append(text));
        if (option == "--json")
        {
            headers.Add("Content-Type: application/json");
        }
    }

    private bool Flag(string word)
    {
        if (!word.StartsWith('-'))
        {
            url = word.Contains("://", StringComparison.Ordinal) ? word : "http://" + word;
            return true;
        }

        var letters = word.StartsWith("--", StringComparison.Ordinal)
            ? word switch { "--silent" or "--show-error" or "--no-buffer" or "--location" => "s", "--fail" => "f", "--include" => "i", _ => "?" }
            : word[1..];
        (fails, showsHeaders) = (fails || letters.Contains('f'), showsHeaders || letters.Contains('i'));
        return letters.All("sSNLkfiv".Contains);
    }

    private async Task<ExecResult> SendAsync(Func<Uri, string?> resolve, CancellationToken cancel)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var wanted))
        {
            return new ExecResult(CannotResolve, "", $"curl: (6) Could not resolve host: {url}\n");
        }

        var refused = new ExecResult(CannotConnect, "", $"curl: (7) Failed to connect to {wanted.Host} port {wanted.Port}: Couldn't connect to server\n");
        if (resolve(wanted) is not { } endpoint)
        {
            return refused;
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(seconds is { } most ? TimeSpan.FromSeconds(most) : Timeout.InfiniteTimeSpan);
        try
        {
            var started = Stopwatch.GetTimestamp();
            using var request = Request(wanted, endpoint);
            using var answer = await Http.SendAsync(request, limit.Token);
            return Result(answer, await answer.Content.ReadAsStringAsync(limit.Token), Stopwatch.GetElapsedTime(started));
        }
        catch (HttpRequestException)
        {
            return refused;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new ExecResult(TimedOut, "", $"curl: (28) Operation timed out after {seconds * 1000:0} milliseconds\n");
        }
    }

    private HttpRequestMessage Request(Uri wanted, string endpoint)
    {
        var request = new HttpRequestMessage(new HttpMethod(method ?? (hasBody ? "POST" : "GET")), new Uri($"http://{endpoint}{wanted.PathAndQuery}"));
        request.Headers.Host = wanted.Authority;
        if (hasBody)
        {
            request.Content = new StringContent(body.ToString());
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
        }

        foreach (var (name, value) in headers.Select(header => header.Split(':', 2)).Where(parts => parts.Length == 2).Select(parts => (parts[0].Trim(), parts[1].Trim())))
        {
            if (name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase))
            {
                request.Content?.Headers.Remove(name);
                request.Content?.Headers.TryAddWithoutValidation(name, value);
            }
            else
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return request;
    }

    private ExecResult Result(HttpResponseMessage answer, string text, TimeSpan time)
    {
        var code = (int)answer.StatusCode;
        if (fails && code >= 400)
        {
            return new ExecResult(HttpError, "", $"curl: (22) The requested URL returned error: {code}\n");
        }

        var shown = new StringBuilder();
        if (showsHeaders)
        {
            shown.Append(CultureInfo.InvariantCulture, $"HTTP/{answer.Version} {code} {answer.ReasonPhrase}\r\n{answer.Headers}{answer.Content.Headers}\r\n");
        }

        shown.Append(file is null or "-" ? text : "");
        shown.Append((format ?? "").Replace("%{http_code}", $"{code}", StringComparison.Ordinal)
            .Replace("%{time_total}", time.TotalSeconds.ToString("0.000000", CultureInfo.InvariantCulture), StringComparison.Ordinal).Replace("\\n", "\n", StringComparison.Ordinal));
        return new ExecResult(0, shown.ToString(), "");
    }
}
