using System.Globalization;
using System.Text.Json.Nodes;
using Tandem.Twin.Json;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Twin.Simulation;

/// <summary>Writes Events, the same one again as a higher count, and drops old ones as an API server does.</summary>
internal sealed class EventRecorder
{
    // The API server's --event-ttl.
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    // Controllers look again and again; what they still see a moment later is no second event.
    private static readonly TimeSpan SameMoment = TimeSpan.FromSeconds(60);

    private readonly ObjectStore store;
    private readonly Dictionary<(string Uid, string Reason, string Message), (ObjectKey Key, DateTimeOffset Last)> known = [];
    private readonly Queue<(DateTimeOffset At, ObjectKey Key, (string, string, string) Of)> written = [];

    /// <summary>Takes note of the Events that are there: they grow old too.</summary>
    /// <param name="store">The cluster's objects.</param>
    public EventRecorder(ObjectStore store)
    {
        this.store = store;
        foreach (var stored in store.List("", "Event").Where(stored => stored.Json.Number("count") is > 0 and < int.MaxValue).OrderBy(stored => Time(stored, "firstTimestamp")))
        {
            var of = (stored.Json.Text("involvedObject", "uid") ?? "", stored.Json.Text("reason") ?? "", stored.Json.Text("message") ?? "");
            known[of] = (stored.Key, Time(stored, "lastTimestamp"));
            written.Enqueue((Time(stored, "firstTimestamp"), stored.Key, of));
        }
    }

    /// <summary>Says that something went as it should.</summary>
    public void Normal(StoredObject about, string source, string reason, string message) => Write(about, "Normal", source, reason, message);

    /// <summary>Says that something is wrong.</summary>
    public void Warn(StoredObject about, string source, string reason, string message) => Write(about, "Warning", source, reason, message);

    /// <summary>Drops what is older than an hour.</summary>
    public void Expire(DateTimeOffset now)
    {
        while (written.TryPeek(out var oldest) && oldest.At < now - Kept)
        {
            written.Dequeue();
            known.Remove(oldest.Of);
            store.Delete(oldest.Key);
        }
    }

    private void Write(StoredObject about, string type, string source, string reason, string message)
    {
        var now = store.Clock.GetUtcNow();
        var of = (about.Uid, reason, message);
        if (known.TryGetValue(of, out var seen) && (seen.Last > now - SameMoment || store.Update(seen.Key, body => Repeat(body, ObjectTimes.Text(now))) is not null))
        {
            known[of] = (seen.Key, seen.Last > now - SameMoment ? seen.Last : now);
            return;
        }

        var space = about.Key.Namespace.Length == 0 ? "default" : about.Key.Namespace;
        var key = new ObjectKey("", "Event", space, $"{about.Key.Name}.{Convert.ToHexStringLower(BitConverter.GetBytes(store.Version + now.Ticks))}");
        store.Create(key, Body(about, type, source, reason, message, ObjectTimes.Text(now)));
        known[of] = (key, now);
        written.Enqueue((now, key, of));
    }

    // A client may write none.
    private static DateTimeOffset Time(StoredObject stored, string field) =>
        DateTimeOffset.TryParse(stored.Json.Text(field) ?? stored.Json.Text("metadata", "creationTimestamp"), CultureInfo.InvariantCulture, out var time) ? time : default;

    private static void Repeat(JsonObject body, string now)
    {
        body["count"] = body["count"]!.GetValue<int>() + 1;
        body["lastTimestamp"] = now;
    }

    private static JsonObject Body(StoredObject about, string type, string source, string reason, string message, string now) => new()
    {
        ["apiVersion"] = "v1",
        ["kind"] = "Event",
        ["involvedObject"] = new JsonObject
        {
            ["apiVersion"] = about.Json.Text("apiVersion"),
            ["kind"] = about.Key.Kind,
            ["name"] = about.Key.Name,
            ["namespace"] = about.Key.Namespace.Length == 0 ? null : about.Key.Namespace,
            ["uid"] = about.Uid,
        },
        ["type"] = type,
        ["reason"] = reason,
        ["message"] = message,
        ["source"] = new JsonObject { ["component"] = source },
        ["reportingComponent"] = source,
        ["reportingInstance"] = "",
        ["firstTimestamp"] = now,
        ["lastTimestamp"] = now,
        ["count"] = 1,
    };
}
