using System.Text.Json.Nodes;
using Tandem.Twin.Kubernetes.Json;
using Tandem.Twin.Kubernetes.Schemas;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Twin.Kubernetes.Apply;

/// <summary>Server-side apply: a manager says all that it wants, and owns exactly that.</summary>
internal static class ServerSideApply
{
    /// <summary>The object after an apply.</summary>
    /// <param name="live">The object; null where it is new.</param>
    /// <param name="config">What the manager wants.</param>
    /// <param name="id">The manager.</param>
    /// <param name="force">Whether it takes what others own.</param>
    /// <param name="schema">The kind's schema.</param>
    /// <param name="now">The time, as the API writes it.</param>
    /// <exception cref="ApiException">409: others own fields that it would change.</exception>
    public static JsonObject Apply(JsonObject? live, JsonObject config, ManagerId id, bool force, FieldSchema schema, string now)
    {
        var before = live ?? [];
        var managed = ManagedFields.Read(before);
        var wanted = ObjectFields.Of(config, schema);
        var merged = (JsonObject)TypedMerge.Over(before, config, schema)!;
        var contested = wanted.Intersect(ObjectFields.Changed(before, merged, schema));
        Refuse(managed, contested, id, force);
        managed.Take(contested, id);

        var dropped = managed.Of(id).Except(wanted).Except(managed.OfOthers(id));
        var after = (JsonObject?)TypedMerge.Without(merged, KeepHeld(dropped, managed.OfOthers(id).Union(wanted)), schema) ?? [];
        managed.Set(id, wanted, now);
        managed.Write(after);
        return after;
    }

    // An item in which somebody owns a field stays, though nobody owns the item as such.
    private static FieldSet KeepHeld(FieldSet dropped, FieldSet held) => FieldSet.Of(
        dropped.HoldsItself && held.IsEmpty,
        dropped.Children.Select(child => KeyValuePair.Create(child.Key, KeepHeld(child.Value, held[child.Key]))));

    private static void Refuse(ManagedFields managed, FieldSet contested, ManagerId id, bool force)
    {
        var conflicts = force ? [] : managed.OwnersOf(contested, id)
            .SelectMany(owner => owner.Fields.Names().Select(field => (Field: field, Owner: owner.Id.Describe(owner.Time)))).ToList();
        if (conflicts.Count == 0)
        {
            return;
        }

        var told = string.Join("\n", conflicts.GroupBy(conflict => conflict.Owner)
            .Select(owner => owner.Count() == 1
                ? $"conflict with {owner.Key}: {owner.First().Field}"
                : $"conflicts with {owner.Key}:\n{string.Join("\n", owner.Select(conflict => $"- {conflict.Field}"))}"));
        throw new ApiException(409, "Conflict", $"Apply failed with {conflicts.Count} conflict{(conflicts.Count == 1 ? "" : "s")}: {told}")
        {
            Details = new JsonObject
            {
                ["causes"] = new JsonArray([.. conflicts.Select(conflict => new JsonObject
                {
                    ["reason"] = "FieldManagerConflict",
                    ["message"] = $"conflict with {conflict.Owner}",
                    ["field"] = conflict.Field,
                })]),
            },
        };
    }
}
