using System.Text.Json.Nodes;
using Tandem.Twin.Kubernetes.Json;
using Tandem.Twin.Kubernetes.Schemas;

namespace Tandem.Twin.Kubernetes.Apply;

/// <summary>Keeps <c>managedFields</c> up to date when an object is written in another way than by an apply.</summary>
internal static class Ownership
{
    /// <summary>Gives the writer what it changed or added, and takes from everybody what is gone or has another value.</summary>
    /// <param name="before">The object before; null where it is new.</param>
    /// <param name="after">The object after, whose metadata it writes. Its managedFields are taken as the writer sent them, those of before where it sent none.</param>
    /// <param name="id">The writer.</param>
    /// <param name="schema">The kind's schema.</param>
    /// <param name="now">The time, as the API writes it.</param>
    public static void Record(JsonObject? before, JsonObject after, ManagerId id, FieldSchema schema, string now)
    {
        var managed = Sent(after) ? ManagedFields.Read(after) : before is null ? new ManagedFields() : ManagedFields.Read(before);
        var old = before is null ? FieldSet.Empty : ObjectFields.Of(before, schema);
        var fresh = ObjectFields.Of(after, schema);
        var changed = before is null ? FieldSet.Empty : ObjectFields.Changed(before, after, schema);
        var gone = old.Except(fresh);
        managed.Take(gone.Union(changed), id);
        managed.Set(id, managed.Of(id).Except(gone).Union(fresh.Except(old)).Union(changed), now);
        managed.Write(after);
    }

    private static bool Sent(JsonObject after) => after["metadata"] is JsonObject metadata && metadata["managedFields"] is JsonArray;

    /// <summary>The name under which a client writes that names no manager: what its User-Agent begins with.</summary>
    public static string ManagerOf(string? fieldManager, string? userAgent) =>
        fieldManager is { Length: > 0 } ? fieldManager
        : userAgent?.Split('/', ' ')[0] is { Length: > 0 } agent ? agent : "unknown";
}
