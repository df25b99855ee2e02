using System.Text.Json;
using System.Text.Json.Nodes;
using Tandem.Twin.Kubernetes.Http;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Twin.Kubernetes.Lists;

/// <summary>Answers a watch: an event a line, until the client has enough, its time is up, or it fell too far behind.</summary>
internal sealed class WatchAnswer
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);

    private readonly ApiCall call;
    private readonly Selection selection;
    private readonly ObjectView view;
    private bool isFirst = true;

    private WatchAnswer(ApiCall call) => (this.call, selection, view) = (call, new Selection(call), new ObjectView(call));

    public static async Task WriteAsync(ApiCall call)
    {
        var answer = new WatchAnswer(call);
        using var time = CancellationTokenSource.CreateLinkedTokenSource(call.Cancel);
        time.CancelAfter(call.Number("timeoutSeconds") is > 0 and var seconds ? TimeSpan.FromSeconds(Math.Min(seconds, 86_400)) : Longest);
        call.Http.Response.ContentType = "application/json";
        try
        {
            await answer.RunAsync(time.Token);
        }
        catch (ApiException refusal)
        {
            await answer.SendAsync("ERROR", StatusAnswer.Of(refusal), call.Cancel);
        }
        catch (OperationCanceledException) when (!call.Cancel.IsCancellationRequested)
        {
            // Its time is up: the stream ends as it should.
        }
    }

    private async Task RunAsync(CancellationToken cancel)
    {
        using var subscription = call.Cluster.Store.Subscribe(call.Resource.Group, call.Resource.Kind, Since());
        foreach (var stored in call.Text("sendInitialEvents") == "false" ? [] : subscription.Initial.Where(selection.Has))
        {
            await SendAsync(stored, "ADDED", cancel);
        }

        if (call.Flag("sendInitialEvents") && call.Flag("allowWatchBookmarks"))
        {
            await SendAsync("BOOKMARK", view.Bookmark(subscription.Version, isEndOfInitial: true), cancel);
        }

        await call.Http.Response.Body.FlushAsync(cancel);
        await FollowAsync(subscription, cancel);
    }

    private async Task FollowAsync(StoreSubscription subscription, CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(call.Cluster.Options.BookmarkInterval);
        var tick = timer.WaitForNextTickAsync(cancel).AsTask();
        var change = subscription.WaitAsync(cancel).AsTask();
        while (true)
        {
            await Task.WhenAny(tick, change);
            var version = call.Cluster.Store.Version;
            while (subscription.TryRead(out var next))
            {
                await SendAsync(next!, cancel);
            }

            if (tick.IsCompleted)
            {
                await tick;
                tick = timer.WaitForNextTickAsync(cancel).AsTask();
                await BookmarkAsync(version, cancel);
            }

            if (change.IsCompleted)
            {
                if (!await change)
                {
                    return;
                }

                change = subscription.WaitAsync(cancel).AsTask();
            }

            await call.Http.Response.Body.FlushAsync(cancel);
        }
    }

    // Every change up to that version was sent or is none of this watch's.
    private Task BookmarkAsync(long version, CancellationToken cancel) =>
        call.Flag("allowWatchBookmarks") ? SendAsync("BOOKMARK", view.Bookmark(version, isEndOfInitial: false), cancel) : Task.CompletedTask;

    private long? Since() => call.Flag("sendInitialEvents") ? null : call.Number("resourceVersion") is > 0 and var version ? version : null;

    // For a watch that selects, an object comes and goes as it begins and ceases to be selected.
    private Task SendAsync(StoredChange change, CancellationToken cancel)
    {
        var was = change.Before is { } before && selection.Has(before);
        var isNow = change.Kind != ChangeKind.Deleted && selection.Has(change.Object);
        return (was, isNow) switch
        {
            (false, true) => SendAsync(change.Object, "ADDED", cancel),
            (true, true) => SendAsync(change.Object, "MODIFIED", cancel),
            (true, false) => SendAsync(change.Object, "DELETED", cancel),
            _ => Task.CompletedTask,
        };
    }

    private Task SendAsync(StoredObject stored, string type, CancellationToken cancel)
    {
        var body = view.Event(stored, isFirst);
        isFirst = false;
        return SendAsync(type, body, cancel);
    }

    private async Task SendAsync(string type, JsonNode body, CancellationToken cancel)
    {
        var line = JsonSerializer.SerializeToUtf8Bytes(new JsonObject { ["type"] = type, ["object"] = body });
        await call.Http.Response.Body.WriteAsync(line, cancel);
        await call.Http.Response.Body.WriteAsync("\n"u8.ToArray(), cancel);
    }
}
