using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Tandem.Twin.Traffic.Stub;

/// <summary>Writes whole answers.</summary>
internal static class StubAnswers
{
    /// <summary>A JSON document.</summary>
    public static Task JsonAsync(HttpContext context, int status, JsonNode body) => WriteAsync(context, status, "application/json", body.ToJsonString());

    /// <summary>Text in Prometheus' format.</summary>
    public static Task TextAsync(HttpContext context, string text) => WriteAsync(context, StatusCodes.Status200OK, "text/plain; version=0.0.4; charset=utf-8", text);

    /// <summary>The answer of vLLM's web framework where no handler was reached.</summary>
    public static Task DetailAsync(HttpContext context, int status, string detail) => JsonAsync(context, status, new JsonObject { ["detail"] = detail });

    /// <summary>An error in OpenAI's form.</summary>
    public static Task ErrorAsync(HttpContext context, RefusedCallException refusal) => JsonAsync(context, refusal.Status, new JsonObject
    {
        ["error"] = new JsonObject
        {
            ["message"] = refusal.Message,
            ["type"] = refusal.Type,
            ["param"] = refusal.Parameter,
            ["code"] = refusal.Status,
        },
    });

    private static Task WriteAsync(HttpContext context, int status, string type, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        (context.Response.StatusCode, context.Response.ContentType, context.Response.ContentLength) = (status, type, bytes.Length);
        return context.Response.Body.WriteAsync(bytes, context.RequestAborted).AsTask();
    }
}
