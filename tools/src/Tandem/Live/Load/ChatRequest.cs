using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tandem.Live.Load;

/// <summary>One chat request through the gateway, measured from the outside.</summary>
public static class ChatRequest
{
    /// <summary>The header in which a server names its region. docs/decisions/0018-region-proof-header.md</summary>
    public const string RegionHeader = "x-tandem-region";

    /// <summary>The variable by which a server knows its region.</summary>
    public const string RegionVariable = "TANDEM_REGION";

    /// <summary>The header by which a request names its InferenceObjective.</summary>
    /// <remarks>Source: kubernetes-sigs/gateway-api-inference-extension v1.5.0, pkg/epp/metadata.</remarks>
    public const string ObjectiveHeader = "x-gateway-inference-objective";

    /// <summary>The request.</summary>
    public static HttpRequestMessage Create(Uri gateway, string model, string objective, string prompt, int tokens, bool isStream)
    {
        var body = new JsonObject
        {
            ["model"] = model,
            ["messages"] = new JsonArray(new JsonObject { ["role"] = "user", ["content"] = prompt }),
            ["max_tokens"] = tokens,
            ["stream"] = isStream,
        };
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(gateway, "v1/chat/completions"))
        {
            Content = new StringContent(body.ToJsonString(), new MediaTypeHeaderValue("application/json")),
        };
        request.Headers.Add(ObjectiveHeader, objective);
        return request;
    }

    /// <summary>The region that an answer names; null where it names none.</summary>
    public static string? RegionOf(HttpResponseMessage answer) => answer.Headers.TryGetValues(RegionHeader, out var values) ? values.FirstOrDefault() : null;

    /// <summary>Reads an answer to its end.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="isStream">Whether it comes token by token.</param>
    /// <param name="onToken">Told of each part of its text as it comes.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>Whether it was whole.</returns>
    public static async Task<bool> ReadAsync(HttpResponseMessage answer, bool isStream, Action<string> onToken, CancellationToken cancel)
    {
        if (!isStream)
        {
            var text = ContentOf(await answer.Content.ReadAsStringAsync(cancel), "message");
            onToken(text ?? "");
            return text is not null;
        }

        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync(cancel));
        while (await reader.ReadLineAsync(cancel) is { } line)
        {
            if (line == "data: [DONE]")
            {
                return true;
            }

            if (line.StartsWith("data: ", StringComparison.Ordinal))
            {
                onToken(ContentOf(line[6..], "delta") ?? "");
            }
        }

        return false;
    }

    /// <summary>What a status code that is no success means.</summary>
    public static LoadOutcome OutcomeOf(HttpStatusCode status) => (int)status >= 500 ? LoadOutcome.ServerError : LoadOutcome.ClientError;

    private static string? ContentOf(string json, string part)
    {
        try
        {
            return JsonNode.Parse(json)?["choices"]?[0]?[part]?["content"]?.GetValue<string>();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentOutOfRangeException)
        {
            return null;
        }
    }
}
