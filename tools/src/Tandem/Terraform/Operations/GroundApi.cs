using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Tandem.Terraform.Operations;

/// <summary>
/// The few calls of Google Cloud's REST interfaces that a teardown needs beside terraform: what controllers made is in no state.
/// Offline the embedded providers answer the same calls on loopback.
/// </summary>
/// <param name="http">The client.</param>
/// <param name="compute">The root of the Compute Engine interface, such as <c>https://compute.googleapis.com/</c>.</param>
/// <param name="storage">The root of the Cloud Storage interface, such as <c>https://storage.googleapis.com/</c>.</param>
/// <param name="token">An OAuth access token; null offline.</param>
public sealed class GroundApi(HttpClient http, Uri compute, Uri storage, string? token)
{
    // Names that GKE's multi-cluster controllers give to firewall rules of their own.
    private static readonly string[] Controllers = ["mcsd", "k8s-fw-l7"];

    /// <summary>The firewall rules on <paramref name="network"/> that controllers made.</summary>
    public async Task<IReadOnlyList<string>> OrphanedFirewallsAsync(string project, string network, CancellationToken cancel)
    {
        var rules = await PagesAsync(new Uri(compute, $"compute/v1/projects/{project}/global/firewalls"), cancel);
        return
        [
            .. rules.Where(rule => Text(rule, "network")?.EndsWith($"/networks/{network}", StringComparison.Ordinal) == true)
                .Select(rule => Text(rule, "name")).OfType<string>()
                .Where(name => Controllers.Any(part => name.Contains(part, StringComparison.Ordinal)))
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>Deletes a firewall rule; one that is gone already is no error.</summary>
    public Task DeleteFirewallAsync(string project, string name, CancellationToken cancel) =>
        DeleteAsync(new Uri(compute, $"compute/v1/projects/{project}/global/firewalls/{name}"), cancel);

    /// <summary>What uses a reserved address; empty where nothing does or there is none.</summary>
    public async Task<IReadOnlyList<string>> UsersOfAddressAsync(string project, string region, string name, CancellationToken cancel)
    {
        var address = await GetAsync(new Uri(compute, $"compute/v1/projects/{project}/regions/{region}/addresses/{name}"), cancel);
        return address is { } found && found.TryGetProperty("users", out var users) ? [.. users.EnumerateArray().Select(user => user.ToString())] : [];
    }

    /// <summary>The objects in a bucket.</summary>
    public async Task<IReadOnlyList<string>> ObjectsAsync(string bucket, CancellationToken cancel) =>
        [.. (await PagesAsync(new Uri(storage, $"storage/v1/b/{bucket}/o"), cancel)).Select(item => Text(item, "name")).OfType<string>()];

    /// <summary>Deletes an object; one that is gone already is no error.</summary>
    public Task DeleteObjectAsync(string bucket, string name, CancellationToken cancel) =>
        DeleteAsync(new Uri(storage, $"storage/v1/b/{bucket}/o/{Uri.EscapeDataString(name)}"), cancel);

    private async Task<List<JsonElement>> PagesAsync(Uri address, CancellationToken cancel)
    {
        var items = new List<JsonElement>();
        string? page = null;
        do
        {
            var answer = await GetAsync(page is null ? address : new Uri($"{address}?pageToken={Uri.EscapeDataString(page)}"), cancel);
            items.AddRange(answer is { } found && found.TryGetProperty("items", out var list) ? list.EnumerateArray() : []);
            page = answer is { } last ? Text(last, "nextPageToken") : null;
        }
        while (page is not null);
        return items;
    }

    private async Task<JsonElement?> GetAsync(Uri address, CancellationToken cancel)
    {
        using var answer = await SendAsync(HttpMethod.Get, address, cancel);
        return answer.StatusCode == HttpStatusCode.NotFound ? null : await answer.Content.ReadFromJsonAsync<JsonElement>(cancel);
    }

    private async Task DeleteAsync(Uri address, CancellationToken cancel)
    {
        using var answer = await SendAsync(HttpMethod.Delete, address, cancel);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, Uri address, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(method, address);
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        var answer = await http.SendAsync(request, cancel);
        if (!answer.IsSuccessStatusCode && answer.StatusCode != HttpStatusCode.NotFound)
        {
            answer.Dispose();
            throw new HttpRequestException($"{method} {address} answered {(int)answer.StatusCode}.", null, answer.StatusCode);
        }

        return answer;
    }

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;
}
