using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;

namespace Tandem.Bench;

/// <summary>One turn of a closed loop: so many clients, each of which asks again as soon as it is answered.</summary>
/// <param name="PerSecond">Answers in a second.</param>
/// <param name="P50">The median time of an answer, in microseconds.</param>
/// <param name="P99">The 99th percentile, in microseconds.</param>
internal sealed record LoadTurn(double PerSecond, double P50, double P99)
{
    private static readonly byte[] Question = Encoding.UTF8.GetBytes("""{"model": "gemma", "messages": [{"role": "user", "content": "What is the capital of France?"}], "max_tokens": 16}""");
    private static readonly HttpClient Client = new(new SocketsHttpHandler { UseProxy = false });

    /// <summary>Runs it; every answer must be 200.</summary>
    public static async Task<LoadTurn> RunAsync(string address, int clients, TimeSpan time)
    {
        var times = new ConcurrentBag<double>();
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(async () =>
        {
            while (Stopwatch.GetElapsedTime(began) < time)
            {
                times.Add(await AskAsync(address));
            }
        })));
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var sorted = times.Order().ToList();
        return new LoadTurn(sorted.Count / seconds, sorted[sorted.Count / 2], sorted[(int)(sorted.Count * 0.99)]);
    }

    private static async Task<double> AskAsync(string address)
    {
        var sent = Stopwatch.GetTimestamp();
        using var content = new ByteArrayContent(Question);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var answer = await Client.PostAsync($"http://{address}/v1/chat/completions", content);
        answer.EnsureSuccessStatusCode();
        return Stopwatch.GetElapsedTime(sent).TotalMicroseconds;
    }
}
