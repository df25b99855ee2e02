using System.Text.Json.Nodes;
using Tandem.Twin.Kubernetes.Http;
using Tandem.Twin.Kubernetes.Json;
using Tandem.Twin.Kubernetes.Store;
using Tandem.Twin.Kubernetes.Tables;

namespace Tandem.Twin.Kubernetes.Lists;

/// <summary>How a request wants to see objects: whole, their metadata alone, or as rows of a table.</summary>
internal sealed class ObjectView
{
    private readonly ApiCall call;
    private readonly bool isTable;
    private readonly bool isPartial;
    private readonly bool isFirstVersion;

    public ObjectView(ApiCall call)
    {
        this.call = call;
        var accepted = (call.Http.Request.Headers.Accept.ToString().Split(',').FirstOrDefault(type => type.Contains("json", StringComparison.Ordinal) || type.Contains('*')) ?? "").Split(';');
        isTable = accepted.Contains("as=Table");
        isPartial = accepted.Any(part => part.StartsWith("as=PartialObjectMetadata", StringComparison.Ordinal));
        isFirstVersion = accepted.Contains("v=v1beta1");
    }

    /// <summary>One object.</summary>
    public JsonNode One(JsonNode body) => isTable ? Table([(JsonObject)body], version: null, withColumns: true) : isPartial ? Partial((JsonObject)body) : Versioned((JsonObject)body);

    /// <summary>One object of a watch.</summary>
    public JsonNode Event(StoredObject stored, bool isFirst) => isTable ? Table([stored.Copy()], version: null, isFirst) : One(stored.Copy());

    /// <summary>A list.</summary>
    public JsonNode List(IEnumerable<StoredObject> objects, long version)
    {
        var bodies = objects.Select(stored => stored.Copy());
        if (isTable)
        {
            return Table([.. bodies], version, withColumns: true);
        }

        return new JsonObject
        {
            ["kind"] = isPartial ? "PartialObjectMetadataList" : call.Resource.ListKind,
            ["apiVersion"] = isPartial ? "meta.k8s.io/v1" : call.Resource.ApiVersion,
            ["metadata"] = new JsonObject { ["resourceVersion"] = $"{version}" },
            ["items"] = new JsonArray([.. bodies.Select(body => isPartial ? Partial(body) : Versioned(body))]),
        };
    }

    /// <summary>An object with nothing but a version, as bookmarks have it.</summary>
    public JsonObject Bookmark(long version, bool isEndOfInitial)
    {
        var metadata = new JsonObject { ["resourceVersion"] = $"{version}" };
        if (isEndOfInitial)
        {
            metadata["annotations"] = new JsonObject { ["k8s.io/initial-events-end"] = "true" };
        }

        var body = new JsonObject { ["kind"] = call.Resource.Kind, ["apiVersion"] = call.Resource.ApiVersion, ["metadata"] = metadata };
        return isTable ? Table([body], version, withColumns: false) : body;
    }

    private JsonObject Table(IReadOnlyList<JsonObject> bodies, long? version, bool withColumns)
    {
        var table = TableWriter.Write(call, [.. bodies.Select(Versioned)], withColumns);
        table["apiVersion"] = isFirstVersion ? "meta.k8s.io/v1beta1" : "meta.k8s.io/v1";
        table["metadata"] = new JsonObject { ["resourceVersion"] = version is { } known ? $"{known}" : bodies[0]["metadata"]!["resourceVersion"].Text() };
        return table;
    }

    /// <summary>The metadata of an object alone.</summary>
    public static JsonObject Partial(JsonObject body) => new() { ["kind"] = "PartialObjectMetadata", ["apiVersion"] = "meta.k8s.io/v1", ["metadata"] = body["metadata"]?.DeepClone() };

    // An object that was written through another version of its kind is shown in the one that is asked for.
    private JsonObject Versioned(JsonObject body)
    {
        if (body["apiVersion"].Text() != call.Resource.ApiVersion && body["kind"].Text() == call.Resource.Kind)
        {
            body["apiVersion"] = call.Resource.ApiVersion;
        }

        return body;
    }
}
