using System.Text.Json.Nodes;
using Tandem.Review.Effects;
using Tandem.Twin.Kubernetes.Json;
using Tandem.Twin.Kubernetes.Resources;
using Tandem.Twin.Kubernetes.Schemas;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Twin.Kubernetes.Objects;

/// <summary>Refuses changes of fields that are fixed once an object is there: the same that <c>tandem diff</c> warns of.</summary>
internal static class FixedFields
{
    private static readonly string[] Sealed = ["data", "binaryData", "immutable"];

    /// <summary>Compares an object with what is to take its place, both complete.</summary>
    /// <exception cref="ApiException">422: a fixed field is another.</exception>
    public static void Check(ResourceInfo resource, JsonObject before, JsonObject after)
    {
        var causes = new List<(string Field, string Message)>();
        foreach (var name in before.Select(member => member.Key).Union(after.Select(member => member.Key)).Where(name => name is not ("metadata" or "status")).ToList())
        {
            Compare(resource, [name], before[name], after[name], causes);
        }

        if (before["immutable"]?.ToJsonString() == "true")
        {
            causes.AddRange(Sealed.Where(name => !Fields.AreEqual(before[name], after[name])).Select(name => (name, "field is immutable when `immutable` is set")));
        }

        if (causes.Count > 0)
        {
            throw ObjectValidator.Invalid(resource, after, causes);
        }
    }

    private static void Compare(ResourceInfo resource, List<string> way, JsonNode? before, JsonNode? after, List<(string Field, string Message)> causes)
    {
        if (Fields.AreEqual(before, after))
        {
            return;
        }

        if (ImmutableFields.Find(resource.Group, resource.Kind, way) is { } field && !(field.MayBeSet && before is null) && !HasOpenPart(field, way))
        {
            causes.Add((string.Join('.', field.Keys), "field is immutable"));
        }
        else if (before is JsonObject or null && after is JsonObject or null)
        {
            var (a, b) = (before as JsonObject ?? [], after as JsonObject ?? []);
            foreach (var name in a.Select(member => member.Key).Union(b.Select(member => member.Key)).ToList())
            {
                Compare(resource, [.. way, name], a[name], b[name], causes);
            }
        }
    }

    // Where something below may change, what changed decides, not that something did.
    private static bool HasOpenPart(ImmutableField field, List<string> way) => field.Except.Any(open => open.Count > way.Count && open.Take(way.Count).SequenceEqual(way));
}
