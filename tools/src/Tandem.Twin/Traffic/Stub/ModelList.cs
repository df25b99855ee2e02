using System.Text.Json.Nodes;

namespace Tandem.Twin.Traffic.Stub;

/// <summary>The answer to <c>/v1/models</c>.</summary>
internal static class ModelList
{
    /// <summary>An entry for each name.</summary>
    public static JsonObject Of(StubOptions options) => new()
    {
        ["object"] = "list",
        ["data"] = new JsonArray([.. options.ModelNames.Select(name => (JsonNode)new JsonObject
        {
            ["id"] = name,
            ["object"] = "model",
            ["created"] = options.Clock.GetUtcNow().ToUnixTimeSeconds(),
            ["owned_by"] = "vllm",
            ["root"] = options.ModelNames[^1],
            ["parent"] = null,
            ["max_model_len"] = options.MaxModelLength,
        })]),
    };
}
