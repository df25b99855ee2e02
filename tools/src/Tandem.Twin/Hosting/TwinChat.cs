using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Tandem.Live.Load;

namespace Tandem.Twin.Hosting;

/// <summary>One question through a gateway address, to prove that it is answered.</summary>
internal static class TwinChat
{
    /// <summary>Asks the codelab's question.</summary>
    /// <returns>The region that answered.</returns>
    /// <exception cref="TwinException">It was not answered.</exception>
    public static async Task<string> AskAsync(HttpClient http, Uri gateway, string model, string? objective, CancellationToken cancel)
    {
        var question = new JsonObject
        {
            ["model"] = model,
            ["messages"] = new JsonArray(new JsonObject { ["role"] = "user", ["content"] = "What is the capital of France?" }),
            ["max_tokens"] = 20,
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(gateway, "v1/chat/completions")) { Content = JsonContent.Create(question) };
        if (objective is not null)
        {
            request.Headers.Add(ChatRequest.ObjectiveHeader, objective);
        }

        try
        {
            using var answer = await http.SendAsync(request, cancel);
            return answer.IsSuccessStatusCode && answer.Headers.TryGetValues(ChatRequest.RegionHeader, out var regions) ? string.Join(", ", regions)
                : throw Unanswered(gateway, $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(cancel)}");
        }
        catch (HttpRequestException e)
        {
            throw Unanswered(gateway, e.Message);
        }
    }

    private static TwinException Unanswered(Uri gateway, string why) => new($"A chat through {gateway} was not answered: {why.Trim()}", "tandem twin status shows the servers that the gateway knows.");
}
