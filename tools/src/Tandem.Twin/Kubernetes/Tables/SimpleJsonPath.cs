using System.Text.Json;
using System.Text.RegularExpressions;
using Tandem.Twin.Kubernetes.Json;

namespace Tandem.Twin.Kubernetes.Tables;

/// <summary>The part of JSONPath that printer columns use: <c>.a.b</c>, <c>[0]</c>, <c>[*]</c> and <c>[?(@.type=="Ready")]</c>.</summary>
internal static partial class SimpleJsonPath
{
    /// <summary>The values at a path.</summary>
    public static IEnumerable<JsonElement> Find(JsonElement root, string path) =>
        Step().Matches(path).Aggregate(Enumerable.Repeat(root, 1), (values, step) => values.SelectMany(value => Into(value, step)).ToList());

    private static IEnumerable<JsonElement> Into(JsonElement value, Match step)
    {
        if (step.Groups["name"] is { Success: true } name)
        {
            return value.Get(name.Value.Replace("\\.", ".", StringComparison.Ordinal)) is { ValueKind: not JsonValueKind.Undefined } member ? [member] : [];
        }

        var items = value.GetItems();
        return step.Groups["index"] is { Success: true } index ? items.Skip(int.Parse(index.Value)).Take(1)
            : step.Groups["key"] is { Success: true } key ? items.Where(item => item.Get(key.Value).ToString() == step.Groups["value"].Value)
            : items;
    }

    [GeneratedRegex("""\.(?<name>(\\.|[^.\[\\])+)|\[(?<index>\d+)\]|\[\*\]|\[\?\(@\.(?<key>\w+)\s*==\s*["'](?<value>[^"']*)["']\)\]""",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Step();
}
