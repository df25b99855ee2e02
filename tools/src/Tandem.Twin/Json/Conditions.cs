using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tandem.Twin.Json;

/// <summary>The conditions of a status.</summary>
internal static class Conditions
{
    /// <summary>Whether a condition of an object's status is True.</summary>
    public static bool IsTrue(JsonElement owner, string type) => Find(owner, type).Text("status") == "True";

    /// <summary>A condition of an object's status, or of what holds conditions; undefined where it is absent.</summary>
    public static JsonElement Find(JsonElement owner, string type) =>
        (owner.Has("status") ? owner.At("status") : owner).Items("conditions").FirstOrDefault(condition => condition.Text("type") == type);

    /// <summary>Sets a condition. Its time of transition moves only when the status does.</summary>
    /// <param name="holder">What holds the list <c>conditions</c>.</param>
    /// <param name="condition">What it is to say.</param>
    /// <param name="now">The time.</param>
    public static void Set(JsonObject holder, Condition condition, string now)
    {
        var list = holder.ChildList("conditions");
        var old = list.OfType<JsonObject>().FirstOrDefault(existing => existing.TextOf("type") == condition.Type);
        var fresh = condition.ToJson(old is not null && old.TextOf("status") == condition.Status ? old.TextOf("lastTransitionTime") ?? now : now);
        if (old is null)
        {
            list.Add(fresh);
        }
        else
        {
            list[list.IndexOf(old)] = fresh;
        }
    }

    /// <summary>Takes a condition away.</summary>
    public static void Remove(JsonObject holder, string type)
    {
        if (holder["conditions"] is JsonArray list && list.OfType<JsonObject>().FirstOrDefault(existing => existing.TextOf("type") == type) is { } old)
        {
            list.Remove(old);
        }
    }
}
