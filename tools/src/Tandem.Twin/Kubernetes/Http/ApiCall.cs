using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Tandem.Schemas;
using Tandem.Twin.Kubernetes.Apply;
using Tandem.Twin.Kubernetes.Resources;
using Tandem.Twin.Kubernetes.Schemas;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Twin.Kubernetes.Http;

/// <summary>One request for a resource.</summary>
/// <param name="http">The request and its answer.</param>
/// <param name="cluster">The cluster.</param>
/// <param name="path">Its path.</param>
/// <param name="resource">The resource that the path names.</param>
internal sealed class ApiCall(HttpContext http, ApiCluster cluster, ApiPath path, ResourceInfo resource)
{
    public HttpContext Http => http;

    public ApiCluster Cluster => cluster;

    public ApiPath Path => path;

    public ResourceInfo Resource => resource;

    public CancellationToken Cancel => http.RequestAborted;

    /// <summary>The object that the path names.</summary>
    public ObjectKey Key => KeyOf(path.Name);

    public FieldSchema Schema => cluster.Schemas.Of(new SchemaId(resource.Group, resource.Version, resource.Kind));

    public bool IsDryRun => http.Request.Query["dryRun"].Count > 0;

    public bool IsStrict => Text("fieldValidation") == "Strict";

    /// <summary>What is done, in the words of roles.</summary>
    public string Verb => http.Request.Method switch
    {
        "GET" or "HEAD" when Flag("watch") => "watch",
        "GET" or "HEAD" => path.Name.Length > 0 ? "get" : "list",
        "POST" => "create",
        "PUT" => "update",
        "PATCH" => "patch",
        "DELETE" => path.Name.Length > 0 ? "delete" : "deletecollection",
        _ => "",
    };

    public ApiRequest Request => new(Verb, path.Group, path.Version, path.Resource, path.Namespace, path.Name, path.Subresource, http.Request.Headers.UserAgent.ToString());

    public ObjectKey KeyOf(string name) => new(resource.Group, resource.Kind, resource.IsNamespaced ? path.Namespace : "", name);

    public ApiException NotFound() => ApiException.NotFound(resource.Qualified, path.Name);

    /// <summary>A parameter of the query; null where it is absent or empty.</summary>
    public string? Text(string name) => http.Request.Query[name].ToString() is { Length: > 0 } text ? text : null;

    /// <summary>Whether a parameter is true, in any way that Go reads.</summary>
    public bool Flag(string name) => Text(name) is "1" or "t" or "T" or "true" or "TRUE" or "True";

    /// <summary>A number of the query; null where it is absent.</summary>
    /// <exception cref="ApiException">400: it is no number.</exception>
    public long? Number(string name) => Text(name) is not { } text ? null
        : long.TryParse(text, out var number) ? number
        : throw ApiException.BadRequest($"{name} must be a number; it is \"{text}\"");

    /// <summary>Under whose name fields are owned.</summary>
    public ManagerId Manager(string operation) =>
        new(Ownership.ManagerOf(Text("fieldManager"), http.Request.Headers.UserAgent), operation, resource.ApiVersion, path.Subresource);

    /// <summary>Sends the warnings that kubectl prints.</summary>
    public void Warn(IEnumerable<string> warnings)
    {
        foreach (var warning in Text("fieldValidation") == "Ignore" ? [] : warnings)
        {
            http.Response.Headers.Append("Warning", $"299 - \"{warning.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"");
        }
    }

    /// <summary>The body as an object.</summary>
    /// <exception cref="ApiException">400: it is none.</exception>
    public async Task<JsonObject> BodyAsync() =>
        await RequestBody.ReadAsync(http.Request, Cancel) as JsonObject ?? throw ApiException.BadRequest("the body must be an object");
}
