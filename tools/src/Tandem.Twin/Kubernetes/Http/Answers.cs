using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Tandem.Twin.Kubernetes.Http;

/// <summary>Writes answers.</summary>
internal static class Answers
{
    /// <summary>Answers JSON.</summary>
    public static async Task WriteAsync(HttpContext http, JsonNode answer, int code = 200, string type = "application/json")
    {
        http.Response.StatusCode = code;
        http.Response.ContentType = type;
        await JsonSerializer.SerializeAsync(http.Response.Body, answer, JsonSerializerOptions.Default, http.RequestAborted);
    }

    /// <summary>Answers plain text.</summary>
    public static Task TextAsync(HttpContext http, string text)
    {
        http.Response.ContentType = "text/plain";
        return http.Response.WriteAsync(text, http.RequestAborted);
    }
}
