using Tandem.Manifests;

namespace Tandem.Review.Comparing;

/// <summary>What tells the items of a list apart, so that one in front of them does not make all of them differ.</summary>
internal static class ItemKeys
{
    // The keys by which the API server merges lists, and what Terraform's blocks are called by.
    private static readonly string[][] Names =
    [
        ["name"], ["key"], ["mountPath"], ["devicePath"], ["containerPort", "protocol"], ["containerPort"], ["port", "protocol"], ["port"],
        ["topologyKey"], ["ip"], ["range_name"], ["protocol"], ["cidr_block"], ["kind", "name"], ["group", "kind"], ["type"],
    ];

    /// <summary>The keys of both lists' items; null where nothing tells them apart but their place.</summary>
    public static (IReadOnlyList<string> Before, IReadOnlyList<string> After)? Of(SequenceNode before, SequenceNode after)
    {
        if (before.Items.Concat(after.Items).All(item => item is ScalarNode))
        {
            return before.Items.Concat(after.Items).Any(IsFlag) ? (Arguments(before), Arguments(after)) : null;
        }

        foreach (var names in Names)
        {
            if (Keys(before, names) is { } mine && Keys(after, names) is { } theirs)
            {
                return (mine, theirs);
            }
        }

        return null;
    }

    private static bool IsFlag(Node item) => ((ScalarNode)item).Text.StartsWith("--", StringComparison.Ordinal);

    // Of --flag=value the flag; a text that comes again is told apart by its count.
    private static List<string> Arguments(SequenceNode list)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. list.Items.Cast<ScalarNode>().Select(item =>
        {
            var key = IsFlag(item) ? item.Text.Split('=')[0] : item.Text;
            var count = seen[key] = seen.GetValueOrDefault(key) + 1;
            return count == 1 ? key : $"{key}#{count}";
        })];
    }

    private static List<string>? Keys(SequenceNode list, string[] names)
    {
        var keys = new List<string>();
        foreach (var item in list.Items)
        {
            var parts = names.Select(name => (item as MappingNode)?.Text(name)).ToList();
            if (parts.Contains(null))
            {
                return null;
            }

            keys.Add($"{names[^1]}={string.Join('/', parts)}");
        }

        return keys.Distinct(StringComparer.Ordinal).Count() == keys.Count ? keys : null;
    }
}
