using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tandem.Live.Clusters;

namespace Tandem.Live.Targets;

/// <summary>The twin's control endpoint: what no real cluster offers.</summary>
/// <param name="http">The client.</param>
/// <param name="root">The endpoint.</param>
public sealed class TwinControl(HttpClient http, Uri root)
{
    /// <summary>Sets a fault and returns its id.</summary>
    /// <exception cref="ClusterException">The twin does not answer, or knows no such fault.</exception>
    public async Task<string> AddFaultAsync(JsonObject fault, CancellationToken cancel)
    {
        var answer = await SendAsync(HttpMethod.Post, "faults", fault, cancel);
        return answer.Text("id") ?? throw Failed("it gave the fault no id");
    }

    /// <summary>Takes a fault away; one that is gone already is no error.</summary>
    public Task RemoveFaultAsync(string id, CancellationToken cancel) => SendAsync(HttpMethod.Delete, $"faults/{Uri.EscapeDataString(id)}", null, cancel);

    /// <summary>The faults that are set.</summary>
    public async Task<IReadOnlyList<JsonObject>> FaultsAsync(CancellationToken cancel) => [.. (await SendAsync(HttpMethod.Get, "state", null, cancel)).Items("faults")];

    /// <summary>How many requests each region's servers have answered since the twin started.</summary>
    public async Task<IReadOnlyDictionary<string, long>> AnsweredAsync(CancellationToken cancel)
    {
        var answer = await SendAsync(HttpMethod.Get, "traffic", null, cancel);
        return answer.At("regions") is not JsonObject regions ? throw Failed("its traffic names no regions")
            : regions.ToDictionary(region => region.Key, region => region.Value.At("answered")?.GetValue<long>() ?? 0, StringComparer.Ordinal);
    }

    private async Task<JsonNode?> SendAsync(HttpMethod method, string path, JsonObject? body, CancellationToken cancel)
    {
        try
        {
            using var request = new HttpRequestMessage(method, new Uri(root, path)) { Content = body is null ? null : JsonContent.Create(body) };
            using var answer = await http.SendAsync(request, cancel);
            var text = await answer.Content.ReadAsStringAsync(cancel);
            return answer.IsSuccessStatusCode || (method == HttpMethod.Delete && answer.StatusCode == System.Net.HttpStatusCode.NotFound)
                ? text.Length == 0 ? null : JsonNode.Parse(text)
                : throw Failed($"{method} {path} answered {(int)answer.StatusCode} {text.Trim()}");
        }
        catch (Exception e) when (e is HttpRequestException or JsonException || (e is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            throw Failed(e.Message);
        }
    }

    private ClusterException Failed(string why) =>
        new(ClusterProblem.Unreachable, $"The twin's control endpoint {root} cannot be used: {why.TrimEnd('.')}.", "Start the twin anew: tandem twin down, then tandem twin up.");
}
