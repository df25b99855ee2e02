using System.Text.Json.Nodes;
using k8s;
using k8s.Models;
using Shouldly;
using Tandem.Tests.Twin.Kubernetes.Support;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Tests.Twin.Kubernetes;

public sealed class WatchTests
{
    private static readonly ObjectKey Key = new("", "ConfigMap", "default", "settings");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static JsonObject Body(string app) => new() { ["apiVersion"] = "v1", ["kind"] = "ConfigMap", ["metadata"] = new JsonObject { ["labels"] = new JsonObject { ["app"] = app } } };

    private static Task<string[]> EventsAsync(TwinFixture twin, string query, int count) => EventsAsync(twin, query, count, () => { });

    private static async Task<string[]> EventsAsync(TwinFixture twin, string query, int count, Action once)
    {
        using var http = new HttpClient();
        using var reader = new StreamReader(await http.GetStreamAsync(new Uri(twin.Address, $"/api/v1/namespaces/default/configmaps?watch=1&{query}"), Cancel));
        once();
        var events = new List<string>();
        while (events.Count < count && await reader.ReadLineAsync(Cancel) is { } line)
        {
            var change = JsonNode.Parse(line)!;
            events.Add($"{change["type"]} {change["object"]!["metadata"]?["labels"]?["app"] ?? change["object"]!["code"] ?? change["object"]!["metadata"]?["annotations"]?["k8s.io/initial-events-end"]}".TrimEnd());
        }

        return [.. events];
    }

    [Fact]
    public async Task Watch_OfASelection_ShowsWhatEntersAndLeavesIt()
    {
        await using var twin = await TwinFixture.StartAsync();
        twin.Store.Create(Key, Body("a"));

        var events = await EventsAsync(twin, "labelSelector=app%3Da", 4, () =>
        {
            twin.Store.Update(Key, body => body["data"] = new JsonObject { ["x"] = "1" });
            twin.Store.Update(Key, body => body["metadata"]!["labels"]!["app"] = "b");
            twin.Store.Update(Key, body => body["metadata"]!["labels"]!["app"] = "a");
        });

        events.ShouldBe(["ADDED a", "MODIFIED a", "DELETED b", "ADDED a"]);
    }

    [Fact]
    public async Task Watch_SinceAVersion_BeginsAfterIt()
    {
        await using var twin = await TwinFixture.StartAsync();
        var first = twin.Store.Create(Key, Body("a"));
        twin.Store.Update(Key, body => body["metadata"]!["labels"]!["app"] = "b");

        (await EventsAsync(twin, $"resourceVersion={first.Version}", 1)).ShouldBe(["MODIFIED b"]);
    }

    [Fact]
    public async Task Watch_SinceBeforeACompaction_Gets410()
    {
        await using var twin = await TwinFixture.StartAsync();
        var first = twin.Store.Create(Key, Body("a"));
        twin.Store.Update(Key, body => body["metadata"]!["labels"]!["app"] = "b");
        twin.Store.Compact();

        (await EventsAsync(twin, $"resourceVersion={first.Version}", 1)).ShouldBe(["ERROR 410"]);
    }

    [Fact]
    public async Task Watch_ThatAsksForBookmarks_GetsThem()
    {
        await using var twin = await TwinFixture.StartAsync(new() { BookmarkInterval = TimeSpan.FromMilliseconds(50) });
        twin.Store.Create(Key, Body("a"));

        (await EventsAsync(twin, "allowWatchBookmarks=true&sendInitialEvents=true&resourceVersionMatch=NotOlderThan", 3)).ShouldBe(["ADDED a", "BOOKMARK true", "BOOKMARK"]);
    }

    [Fact]
    public async Task Watch_WhoseTimeIsUp_Ends()
    {
        await using var twin = await TwinFixture.StartAsync();

        (await EventsAsync(twin, "timeoutSeconds=1", 1)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Server_ThatStops_EndsItsWatchesAtOnce()
    {
        var twin = await TwinFixture.StartAsync();
        using var http = new HttpClient();
        using var reader = new StreamReader(await http.GetStreamAsync(new Uri(twin.Address, "/api/v1/configmaps?watch=1"), Cancel));
        var reading = reader.ReadLineAsync(Cancel).AsTask();

        await twin.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30), Cancel);

        var end = await Record.ExceptionAsync(() => reading.WaitAsync(TimeSpan.FromSeconds(30), Cancel));
        (end is HttpIOException or IOException || (end is null && await reading is null)).ShouldBeTrue(end?.ToString());
    }

    [Fact]
    public async Task KubernetesClient_SeesItsOwnWrites()
    {
        await using var twin = await TwinFixture.StartAsync();
        var seen = new List<string>();
        twin.Store.Create(Key, Body("a"));

        await foreach (var (type, item) in twin.Client.CoreV1.WatchListNamespacedConfigMapAsync("default", cancellationToken: Cancel, onError: error => seen.Add(error.Message)).WithCancellation(Cancel))
        {
            seen.Add($"{type} {item.Metadata.Name}");
            if (type == WatchEventType.Deleted)
            {
                break;
            }

            if (seen.Count == 1)
            {
                await twin.Client.CoreV1.DeleteNamespacedConfigMapAsync(item.Metadata.Name, "default", cancellationToken: Cancel);
            }
        }

        seen.ShouldBe(["Added settings", "Deleted settings"]);
    }
}
