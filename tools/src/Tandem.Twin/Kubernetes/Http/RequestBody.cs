using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Tandem.Manifests;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Twin.Kubernetes.Http;

/// <summary>Reads bodies: JSON, YAML, and of protobuf the few kinds that clients send so.</summary>
internal static class RequestBody
{
    // As an API server: what etcd would not take anyway.
    private const int MostBytes = 3 * 1024 * 1024;
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 128 };

    /// <summary>The body; null where it is empty.</summary>
    /// <exception cref="ApiException">400: it cannot be read; 413: it is too large; 415: nobody here reads its type.</exception>
    public static async Task<JsonNode?> ReadAsync(HttpRequest request, CancellationToken cancel)
    {
        var bytes = await BytesAsync(request, cancel);
        if (bytes.Length == 0)
        {
            return null;
        }

        return request.ContentType?.Split(';')[0].Trim() switch
        {
            "application/vnd.kubernetes.protobuf" => ProtobufBody.Read(bytes),
            "application/yaml" or "application/apply-patch+yaml" => Yaml(bytes),
            "application/cbor" or "application/vnd.kubernetes.storage+protobuf" => throw new ApiException(415, "UnsupportedMediaType", $"the body's type is not supported: {request.ContentType}"),
            _ => Json(bytes),
        };
    }

    private static async Task<byte[]> BytesAsync(HttpRequest request, CancellationToken cancel)
    {
        using var memory = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, cancel)) > 0)
        {
            await memory.WriteAsync(buffer.AsMemory(0, read), cancel);
            if (memory.Length > MostBytes)
            {
                throw new ApiException(413, "RequestEntityTooLarge", $"Request entity too large: limit is {MostBytes}");
            }
        }

        return memory.ToArray();
    }

    private static JsonNode? Json(byte[] bytes)
    {
        try
        {
            return JsonNode.Parse(bytes, documentOptions: Strict);
        }
        catch (JsonException e)
        {
            throw ApiException.BadRequest($"the body is not JSON: {e.Message}");
        }
    }

    private static JsonNode? Yaml(byte[] bytes)
    {
        if (bytes[0] == '{')
        {
            return Json(bytes);
        }

        var file = YamlReader.Read(new SourceText("body", Encoding.UTF8.GetString(bytes)));
        return file is { Findings: [], Documents: [var only] }
            ? NodeJson.Of(only)
            : throw ApiException.BadRequest($"error decoding YAML: {(file.Findings.Count > 0 ? file.Findings[0].Message : "one document is expected")}");
    }
}
