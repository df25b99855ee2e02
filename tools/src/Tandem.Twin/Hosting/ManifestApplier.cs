using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Tandem.Twin.Json;
using Tandem.Twin.Simulation.Delivery;

namespace Tandem.Twin.Hosting;

/// <summary>Applies what a cluster's units render through its API, by server-side apply and in the order of sync waves, as its Argo CD would.</summary>
/// <param name="http">The client.</param>
/// <param name="region">The cluster's region.</param>
/// <param name="api">Its API.</param>
internal sealed class ManifestApplier(HttpClient http, string region, Uri api)
{
    private const string Manager = "tandem-twin";

    private readonly Dictionary<string, JsonElement> resources = new(StringComparer.Ordinal);

    /// <summary>Applies them: namespaces, then unit by unit, and last the Applications, so that Argo CD finds everything in place.</summary>
    /// <returns>How many there were.</returns>
    /// <exception cref="TwinException">The API refuses one.</exception>
    public async Task<int> ApplyAsync(IReadOnlyList<RenderedSource> sources, CancellationToken cancel)
    {
        var objects = sources.SelectMany((source, unit) => source.Objects.Select(item => (Item: item, Unit: unit)))
            .OrderBy(entry => Rank(entry.Item)).ThenBy(entry => entry.Unit).ThenBy(entry => entry.Item.Wave).Select(entry => entry.Item).ToList();
        foreach (var item in objects)
        {
            await ApplyAsync(item, cancel);
        }

        return objects.Count;
    }

    private static int Rank(GitObject item) => item.Key switch
    {
        { Kind: "Namespace" } => 0,
        { Group: "argoproj.io" } => 2,
        _ => 1,
    };

    private async Task ApplyAsync(GitObject item, CancellationToken cancel)
    {
        var path = await PathAsync(item, cancel);
        if (item.IsHook)
        {
            using var deletion = await http.DeleteAsync(new Uri(api, path), cancel);
        }

        using var body = new StringContent(item.Json.GetRawText(), Encoding.UTF8, new MediaTypeHeaderValue("application/apply-patch+yaml"));
        using var answer = await http.PatchAsync(new Uri(api, $"{path}?fieldManager={Manager}&force=true&fieldValidation=Strict"), body, cancel);
        if (!answer.IsSuccessStatusCode)
        {
            throw Refused(item, await answer.Content.ReadAsStringAsync(cancel));
        }
    }

    private async Task<string> PathAsync(GitObject item, CancellationToken cancel)
    {
        var version = item.Json.Text("apiVersion")!;
        var root = version.Contains('/', StringComparison.Ordinal) ? $"apis/{version}" : $"api/{version}";
        if (!resources.TryGetValue(root, out var list))
        {
            using var answer = await http.GetAsync(new Uri(api, root), cancel);
            list = answer.StatusCode == HttpStatusCode.NotFound ? default : JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync(cancel));
            resources[root] = list;
        }

        var resource = list.Items("resources").FirstOrDefault(entry => entry.Text("kind") == item.Key.Kind && !entry.Text("name")!.Contains('/', StringComparison.Ordinal));
        return resource.Text("name") is not { } plural ? throw Refused(item, $"its API has no kind {item.Key.Kind} in {version}")
            : resource.IsTrue("namespaced") ? $"{root}/namespaces/{item.Key.Namespace}/{plural}/{item.Key.Name}" : $"{root}/{plural}/{item.Key.Name}";
    }

    private TwinException Refused(GitObject item, string answer)
    {
        var message = answer.StartsWith('{') ? JsonSerializer.Deserialize<JsonElement>(answer).Text("message") ?? answer : answer;
        return new TwinException($"{region} refuses {item.Key.Kind} {item.Key.Namespace}/{item.Key.Name}: {message.TrimEnd('.')}.", "tandem validate names the line to correct.");
    }
}
