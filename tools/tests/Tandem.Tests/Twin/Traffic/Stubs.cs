using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tandem.Twin.Traffic;

namespace Tandem.Tests.Twin.Traffic;

/// <summary>Stubs of a test, and what a client says to them.</summary>
internal static class Stubs
{
    public const string Model = "gemma-3-27b-it";
    public const string CodelabModel = "/data/gemma-weights";

    /// <summary>Never ends by itself: what waits for it, waits.</summary>
    public static readonly TimeSpan Forever = TimeSpan.FromHours(1);

    public static HttpClient Client { get; } = new(new SocketsHttpHandler { UseProxy = false });

    public static StubOptions Options { get; } = new()
    {
        Region = "us-east5",
        PodName = "vllm-gemma-1",
        ModelNames = [Model, CodelabModel],
        FirstToken = TimeSpan.Zero,
        PerToken = TimeSpan.Zero,
    };

    public static Task<StubServer> StartAsync(Func<StubOptions, StubOptions>? change = null) =>
        StubServer.StartAsync(change is null ? Options : change(Options), TestContext.Current.CancellationToken);

    public static JsonObject Chat(string question, params (string Name, JsonNode Value)[] more)
    {
        var body = new JsonObject
        {
            ["model"] = Model,
            ["messages"] = new JsonArray(new JsonObject { ["role"] = "user", ["content"] = question }),
        };
        foreach (var (name, value) in more)
        {
            body[name] = value;
        }

        return body;
    }

    /// <summary>A chat of more tokens than a test will wait for.</summary>
    public static JsonObject LongStream(int tokens = 100_000) => Chat("tell me all", ("stream", true), ("max_tokens", tokens), ("ignore_eos", true));

    public static async Task<HttpResponseMessage> PostAsync(string address, string path, JsonNode body, bool wholeBody = true, CancellationToken? cancel = null, string? objective = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"http://{address}{path}") { Content = JsonContent.Create(body) };
        if (objective is not null)
        {
            request.Headers.Add("x-gateway-inference-objective", objective);
        }

        return await Client.SendAsync(request, wholeBody ? HttpCompletionOption.ResponseContentRead : HttpCompletionOption.ResponseHeadersRead, cancel ?? TestContext.Current.CancellationToken);
    }

    public static Task<HttpResponseMessage> ChatAsync(string address, JsonNode? body = null, bool wholeBody = true, CancellationToken? cancel = null, string? objective = null) =>
        PostAsync(address, "/v1/chat/completions", body ?? Chat("What is the capital of France?"), wholeBody, cancel, objective);

    public static async Task<JsonElement> JsonAsync(HttpResponseMessage answer)
    {
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return json.RootElement.Clone();
    }

    public static string? RegionOf(HttpResponseMessage answer) => answer.Headers.TryGetValues("x-tandem-region", out var regions) ? regions.Single() : null;

    /// <summary>A sample of the metrics.</summary>
    public static async Task<double> MetricAsync(string address, string name)
    {
        var text = await Client.GetStringAsync($"http://{address}/metrics", TestContext.Current.CancellationToken);
        var line = text.Split('\n').Single(candidate => candidate.StartsWith(name + "{", StringComparison.Ordinal));
        return double.Parse(line[(line.LastIndexOf(' ') + 1)..], System.Globalization.CultureInfo.InvariantCulture);
    }
}
