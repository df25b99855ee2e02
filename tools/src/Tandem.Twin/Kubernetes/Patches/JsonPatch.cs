using System.Text.Json.Nodes;
using Tandem.Twin.Kubernetes.Json;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Twin.Kubernetes.Patches;

/// <summary>JSON Patch, RFC 6902.</summary>
internal static class JsonPatch
{
    // An API server refuses longer ones, lest a request keep it busy.
    private const int MostOperations = 10_000;

    /// <summary>The document after a patch; the one given is left as it is.</summary>
    /// <exception cref="ApiException">400: it is no patch; 422: it cannot be applied.</exception>
    public static JsonNode? Apply(JsonNode? document, JsonNode? patch)
    {
        if (patch is not JsonArray operations)
        {
            throw ApiException.BadRequest("a JSON patch is a list of operations");
        }

        if (operations.Count > MostOperations)
        {
            throw new ApiException(413, "RequestEntityTooLarge", $"a JSON patch has at most {MostOperations} operations");
        }

        return operations.Aggregate(document?.DeepClone(), Step);
    }

    private static JsonNode? Step(JsonNode? document, JsonNode? operation)
    {
        var path = JsonPointer.Read(Member(operation, "path"));
        switch (Member(operation, "op"))
        {
            case "add":
                return path.Add(document, Value(operation));
            case "remove":
                return path.Remove(document, out _);
            case "replace":
                return path.Replace(document, Value(operation));
            case "move":
                var from = JsonPointer.Read(Member(operation, "from"));
                if (path.IsBelow(from))
                {
                    throw Unusable($"\"{path}\" is inside \"{from}\"");
                }

                return path.Add(from.Remove(document, out var moved), moved);
            case "copy":
                return path.Add(document, JsonPointer.Read(Member(operation, "from")).Find(document)?.DeepClone());
            case "test":
                return Fields.AreEqual(path.Find(document), Value(operation)) ? document : throw Unusable($"testing value {path} failed");
            case var other:
                throw ApiException.BadRequest($"\"{other}\" is no operation of a JSON patch");
        }
    }

    /// <summary>422: the patch does not fit the document.</summary>
    public static ApiException Unusable(string why) => new(422, "Invalid", $"the server rejected our request due to an error in our request: {why}");

    private static string Member(JsonNode? operation, string name) =>
        (operation as JsonObject)?[name].Text() ?? throw ApiException.BadRequest($"an operation of a JSON patch needs the text \"{name}\"");

    private static JsonNode? Value(JsonNode? operation) => ((JsonObject)operation!).TryGetPropertyValue("value", out var value)
        ? value?.DeepClone()
        : throw ApiException.BadRequest("an operation of a JSON patch needs a \"value\"");
}
