using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using k8s;
using Tandem.Findings;
using Tandem.Manifests;
using Tandem.Settings;

namespace Tandem.Schemas;

/// <summary>Reads the schemas of a live cluster: of its CRDs, and of everything that it serves.</summary>
/// <param name="client">The cluster.</param>
/// <param name="context">The context that leads to it, which findings and the lock name.</param>
/// <param name="deadline">The longest that one answer may take.</param>
public sealed class SchemaPull(Kubernetes client, string context, TimeSpan deadline)
{
    private const string Definitions = "apis/apiextensions.k8s.io/v1/customresourcedefinitions";

    private string Source => $"context {context}";

    /// <summary>The kinds that CRDs define, and why some could not be taken in.</summary>
    /// <exception cref="PullException">The cluster cannot be reached or refuses.</exception>
    public async Task<(IReadOnlyList<ImportedSchema> Schemas, IReadOnlyList<string> Refused)> CustomKindsAsync(CancellationToken cancel)
    {
        var list = await GetAsync(Definitions, "list customresourcedefinitions.apiextensions.k8s.io", cancel);
        var (schemas, refused) = (new List<ImportedSchema>(), new List<string>());
        foreach (var item in list["items"]?.AsArray().OfType<JsonObject>() ?? [])
        {
            // The items of a list do not say what they are.
            item["apiVersion"] = "apiextensions.k8s.io/v1";
            item["kind"] = "CustomResourceDefinition";
            Take(item, schemas, refused);
        }

        return (schemas, refused);
    }

    /// <summary>Every kind that the cluster serves, from its OpenAPI documents.</summary>
    /// <exception cref="PullException">The cluster cannot be reached or refuses.</exception>
    public async Task<IReadOnlyList<ImportedSchema>> AllKindsAsync(CancellationToken cancel)
    {
        var index = await GetAsync("openapi/v3", "get /openapi/v3", cancel);
        var schemas = new List<ImportedSchema>();
        foreach (var (path, entry) in (index["paths"] as JsonObject) ?? [])
        {
            if (path.StartsWith("api", StringComparison.Ordinal) && entry?["serverRelativeURL"]?.GetValue<string>() is { } address)
            {
                var document = await GetAsync(address.TrimStart('/'), $"get /openapi/v3/{path}", cancel);
                schemas.AddRange(document["components"]?["schemas"] is JsonObject ? SchemaImport.OfOpenApi(document, new Place(Source, 1, 1)) : []);
            }
        }

        return [.. schemas.DistinctBy(schema => schema.Id)];
    }

    private void Take(JsonObject definition, List<ImportedSchema> schemas, List<string> refused)
    {
        var workspace = new Workspace(Path.GetTempPath());
        workspace.Add(new SourceText(Source, definition.ToJsonString()));
        try
        {
            schemas.AddRange(new SchemaImport(workspace).Read(Source));
        }
        catch (SettingsException e)
        {
            refused.Add($"{definition["metadata"]?["name"]}: {e.Message}");
        }
    }

    private async Task<JsonObject> GetAsync(string path, string what, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(deadline);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(client.BaseUri, path));
            if (client.Credentials is not null)
            {
                await client.Credentials.ProcessHttpRequestAsync(request, limit.Token);
            }

            using var answer = await client.HttpClient.SendAsync(request, limit.Token);
            var text = await answer.Content.ReadAsStringAsync(limit.Token);
            return answer.IsSuccessStatusCode ? (JsonObject)JsonNode.Parse(text)! : throw Refusal(answer.StatusCode, text, what);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw Silent(what, $"no answer within {deadline.TotalSeconds:0} seconds");
        }
        catch (HttpRequestException e)
        {
            throw Silent(what, (e.InnerException ?? e).Message.TrimEnd('.'));
        }
        catch (Exception e) when (e is JsonException or InvalidCastException)
        {
            throw new PullException($"The cluster of context {context} answered something else than a Kubernetes API would.", "Does the context lead to an API server, or to a proxy before it?");
        }
    }

    private PullException Silent(string what, string why) =>
        new($"The cluster of context {context} cannot be reached to {what}: {why}.", $"Is it up, and is there a way to it? Try kubectl --context {context} get namespaces.");

    private PullException Refusal(HttpStatusCode status, string body, string what) => status switch
    {
        HttpStatusCode.Unauthorized => new($"The cluster of context {context} does not accept the credentials.", $"Sign in again, and try kubectl --context {context} get namespaces."),
        HttpStatusCode.Forbidden => new($"You may not {what} in context {context}: {MessageOf(body)}.", "Listing definitions takes the role roles/container.viewer on the project, or a cluster role with that verb."),
        _ => new($"The cluster of context {context} could not {what}: HTTP {(int)status}, {MessageOf(body)}.", "Is it a Kubernetes API of 1.27 or later?"),
    };

    private static string MessageOf(string body)
    {
        try
        {
            return (JsonNode.Parse(body) as JsonObject)?["message"]?.GetValue<string>().TrimEnd('.') ?? "it does not say why";
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return "it does not say why";
        }
    }
}
