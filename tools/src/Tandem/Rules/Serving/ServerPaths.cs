namespace Tandem.Rules.Serving;

/// <summary>The paths that vLLM's server answers on.</summary>
/// <remarks>Sources: https://docs.vllm.ai/en/v0.11.1/serving/openai_compatible_server/ and vllm/entrypoints/openai/api_server.py of that release.</remarks>
internal static class ServerPaths
{
    /// <summary>All, where a path parameter begins cut off.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "/v1/chat/completions", "/v1/completions", "/v1/models", "/v1/embeddings", "/v1/responses", "/v1/score", "/v1/rerank", "/v2/rerank", "/v1/audio/transcriptions", "/v1/audio/translations",
        "/v1/messages", "/v1/load_lora_adapter", "/v1/unload_lora_adapter", "/score", "/rerank", "/pooling", "/classify", "/tokenize", "/detokenize", "/tokenizer_info", "/invocations", "/inference/v1/generate",
        "/health", "/ping", "/load", "/version", "/metrics", "/docs", "/redoc", "/openapi.json", "/server_info", "/is_sleeping", "/is_scaling_elastic_ep",
    ];

    // What answers a plain GET with 200.
    private static readonly string[] Gets = ["/health", "/ping", "/load", "/version", "/v1/models", "/docs", "/redoc", "/openapi.json", "/server_info", "/is_sleeping"];

    /// <summary>The path on which it says whether its engine runs.</summary>
    public const string Health = "/health";

    /// <summary>Whether a probe may ask for a path; metrics are answered by a server whose engine is gone.</summary>
    public static bool IsForProbes(string path) => Gets.Contains(path.Split('?')[0].TrimEnd('/'), StringComparer.Ordinal);

    /// <summary>Whether it answers on a path.</summary>
    public static bool IsAnswered(string path) => All.Any(known => IsBelow(path, known));

    /// <summary>Whether it answers on some path that begins with a prefix.</summary>
    public static bool IsAnsweredBelow(string prefix) => All.Any(known => IsBelow(known, prefix) || IsBelow(prefix, known));

    /// <summary>Whether a path is another, or goes on after it; by whole elements, as Gateways compare.</summary>
    public static bool IsBelow(string path, string other) => (path.TrimEnd('/') + "/").StartsWith(other.TrimEnd('/') + "/", StringComparison.Ordinal);
}
