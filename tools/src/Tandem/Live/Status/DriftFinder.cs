using System.Text.Json.Nodes;
using k8s.Models;

namespace Tandem.Live.Status;

/// <summary>Compares an object as it is rendered with the object as it runs. What only the cluster has written, defaults and status, is no drift.</summary>
public static class DriftFinder
{
    // The keys by which Kubernetes and the Gateway API tell items of a list apart, the likeliest first.
    private static readonly string[] Keys = ["name", "mountPath", "containerPort", "port", "number", "key", "type", "value"];

    /// <summary>Every field that is rendered and runs otherwise.</summary>
    public static IReadOnlyList<FieldDrift> Compare(JsonObject rendered, JsonObject running)
    {
        var found = new List<FieldDrift>();
        foreach (var (name, value) in rendered)
        {
            if (name is not ("apiVersion" or "kind" or "status"))
            {
                Compare(name, value, running[name], found);
            }
        }

        return found;
    }

    private static void Compare(string path, JsonNode? wanted, JsonNode? running, List<FieldDrift> found)
    {
        // An empty value and none are the same to an API server, which leaves out what says nothing.
        if (IsEmpty(wanted) && IsEmpty(running))
        {
            return;
        }

        switch (wanted, running)
        {
            case (JsonObject left, JsonObject right):
                left.ToList().ForEach(field => Compare(Join(path, field.Key), field.Value, right[field.Key], found));
                break;
            case (JsonArray left, JsonArray right):
                CompareLists(path, left, right, found);
                break;
            default:
                Add(path, wanted, running, found);
                break;
        }
    }

    private static void CompareLists(string path, JsonArray wanted, JsonArray running, List<FieldDrift> found)
    {
        var key = Keys.FirstOrDefault(candidate => IsKey(wanted, candidate) && IsKey(running, candidate));
        for (var index = 0; index < wanted.Count; index++)
        {
            var value = key is null ? null : wanted[index]![key]!.ToJsonString();
            var other = key is null ? running.ElementAtOrDefault(index) : running.FirstOrDefault(item => item![key]!.ToJsonString() == value);
            Compare(key is null ? $"{path}[{index}]" : $"{path}[{key}={value!.Trim('"')}]", wanted[index], other, found);
        }

        // Items beyond: a cluster adds named ones of its own, such as volumes and sidecars; in a plain list they are drift.
        if (key is null && running.Count > wanted.Count)
        {
            found.Add(new FieldDrift(path, $"{wanted.Count} items", $"{running.Count} items"));
        }
    }

    private static bool IsKey(JsonArray list, string key)
    {
        var values = list.Select(item => (item as JsonObject)?[key] is JsonValue value ? value.ToJsonString() : null).ToList();
        return values.TrueForAll(value => value is not null) && values.Distinct(StringComparer.Ordinal).Count() == values.Count;
    }

    private static void Add(string path, JsonNode? wanted, JsonNode? running, List<FieldDrift> found)
    {
        if (!IsSame(wanted, running))
        {
            found.Add(new FieldDrift(path, Text(wanted), Text(running)));
        }
    }

    private static bool IsSame(JsonNode? wanted, JsonNode? running)
    {
        var (left, right) = (Text(wanted), Text(running));
        return left == right || (Quantity(left) is { } a && Quantity(right) is { } b && a.Equals(b));
    }

    // 0.5 and 500m are the same amount.
    private static ResourceQuantity? Quantity(string text)
    {
        try
        {
            return text.Length is > 0 and < 20 && char.IsAsciiDigit(text[0]) ? new ResourceQuantity(text) : null;
        }
        catch (Exception e) when (e is FormatException or ArgumentException or OverflowException)
        {
            return null;
        }
    }

    private static bool IsEmpty(JsonNode? node) => node is null or JsonObject { Count: 0 } or JsonArray { Count: 0 } || (node is JsonValue value && value.ToJsonString() is "\"\"");

    private static string Text(JsonNode? node) => node switch
    {
        null => "not set",
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        _ => node.ToJsonString(),
    };

    // A key with dots in it, such as an annotation's, stands in brackets.
    private static string Join(string path, string key) => key.Contains('.', StringComparison.Ordinal) || key.Contains('/', StringComparison.Ordinal) ? $"{path}[{key}]" : $"{path}.{key}";
}
