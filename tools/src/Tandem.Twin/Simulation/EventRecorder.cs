using System.Text.Json.Nodes;
using Tandem.Twin.Json;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Twin.Simulation;

/// <summary>Writes Events, the same one again as a higher count, and drops old ones as an API server does.</summary>
/// <param name="store">The cluster's objects.</param>
internal sealed class EventRecorder(ObjectStore store)
{
    // The API server's --event-ttl.
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    // Controllers look again and again; what they still see a moment later is no second event.
    private static readonly TimeSpan SameMoment = TimeSpan.FromSeconds(60);

    private readonly Dictionary<(string Uid, string Reason, string Message), (ObjectKey Key, DateTimeOffset Last)> known = [];
    private readonly Queue<(DateTimeOffset At, ObjectKey Key, (string, string, string) Of)> written = [];

    /// <summary>Says that something went as it should.</summary>
    public void Normal(StoredObject about, string source, string reason, string message) => Write(about, "Normal", source, reason, message);

    /// <summary>Says that something is wrong.</summary>
    public void Warn(StoredObject about, string source, string reason, string message) => Write(about, "Warning", source, reason, message);

    /// <summary>Drops what is older than an hour.</summary>
    public void Expire(DateTimeOffset now)
    {
        while (written.TryPeek(out var oldest) && oldest.At + Kept < now)
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
        if (known.TryGetValue(of, out var seen) && (seen.Last + SameMoment > now || store.Update(seen.Key, body => Repeat(body, ObjectTimes.Text(now))) is not null))
        {
            known[of] = (seen.Key, seen.Last + SameMoment > now ? seen.Last : now);
            return;
        }

        var space = about.Key.Namespace.Length == 0 ? "default" : about.Key.Namespace;
        var key = new ObjectKey("", "Event", space, $"{about.Key.Name}.{Convert.ToHexStringLower(BitConverter.GetBytes(store.Version + now.Ticks))}");
        store.Create(key, Body(about, type, source, reason, message, ObjectTimes.Text(now)));
        known[of] = (key, now);
        written.Enqueue((now, key, of));
    }

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
