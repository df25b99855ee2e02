using Tandem.Manifests;
using Tandem.Schemas;

namespace Tandem.Review.Comparing;

/// <summary>Finds the fields that two values do not have in common. Style, the order of keys and the writing of numbers do not count.</summary>
public sealed class NodeComparer
{
    // Each entry of these stands by itself: the first one that is added makes no more than itself.
    private static readonly string[] Bags = ["annotations", "labels", "data", "limits", "requests"];
    private static readonly MappingNode Nothing = new(new SourceText("", ""), 1, 1, []);
    private readonly List<FieldDifference> found = [];

    private NodeComparer()
    {
    }

    /// <summary>The differences, in the order of the fields.</summary>
    public static IReadOnlyList<FieldDifference> Between(Node before, Node after)
    {
        var comparer = new NodeComparer();
        comparer.Compare(before, after, Way.Root);
        return comparer.found;
    }

    private void Compare(Node? before, Node? after, Way way)
    {
        switch (before, after)
        {
            case (MappingNode mine, MappingNode theirs):
                CompareEntries(mine, theirs, way);
                break;
            case (MappingNode mine, null) when IsBag(way):
                CompareEntries(mine, Nothing, way);
                break;
            case (null, MappingNode theirs) when IsBag(way):
                CompareEntries(Nothing, theirs, way);
                break;
            case (SequenceNode mine, SequenceNode theirs):
                CompareItems(mine, theirs, way);
                break;
            default:
                if (before is null || after is null || !NodeText.AreEqual(before, after))
                {
                    found.Add(new FieldDifference(way, before, after));
                }

                break;
        }
    }

    private void CompareEntries(MappingNode before, MappingNode after, Way way)
    {
        var names = before.Entries.Select(entry => entry.Name).Union(after.Entries.Select(entry => entry.Name), StringComparer.Ordinal);
        foreach (var name in names.Order(StringComparer.Ordinal))
        {
            Compare(before[name], after[name], way.Key(name));
        }
    }

    private void CompareItems(SequenceNode before, SequenceNode after, Way way)
    {
        if (NodeText.AreEqual(before, after))
        {
            return;
        }

        if (ItemKeys.Of(before, after) is not var (mine, theirs))
        {
            CompareByPlace(before.Items, after.Items, way);
            return;
        }

        foreach (var key in mine.Union(theirs, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var (i, j) = (IndexOf(mine, key), IndexOf(theirs, key));
            Compare(i < 0 ? null : before.Items[i], j < 0 ? null : after.Items[j], way.Item(key, i, j));
        }

        CompareOrder(before, after, [.. mine.Intersect(theirs, StringComparer.Ordinal)], [.. theirs.Intersect(mine, StringComparer.Ordinal)], way);
    }

    // The order of arguments and of init containers counts.
    private void CompareOrder(SequenceNode before, SequenceNode after, List<string> mine, List<string> theirs, Way way)
    {
        if (!mine.SequenceEqual(theirs, StringComparer.Ordinal))
        {
            found.Add(new FieldDifference(way, before, after) { OrderBefore = $"order: {string.Join(", ", mine)}", OrderAfter = $"order: {string.Join(", ", theirs)}" });
        }
    }

    // What is alike at the head and at the tail stays out; the rest is compared place by place.
    private void CompareByPlace(IReadOnlyList<Node> before, IReadOnlyList<Node> after, Way way)
    {
        var shared = Math.Min(before.Count, after.Count);
        var head = Enumerable.Range(0, shared).TakeWhile(i => IsSame(before[i], after[i])).Count();
        var tail = Enumerable.Range(1, shared - head).TakeWhile(i => IsSame(before[^i], after[^i])).Count();
        var (mine, theirs) = (before.Count - tail, after.Count - tail);
        for (var i = head; i < Math.Max(mine, theirs); i++)
        {
            Compare(i < mine ? before[i] : null, i < theirs ? after[i] : null, way.Item($"{i}", i, i));
        }
    }

    private static bool IsBag(Way way) => way.Keys is [.., var key] && Bags.Contains(key, StringComparer.Ordinal);

    private static bool IsSame(Node one, Node other) => NodeText.AreEqual(one, other);

    private static int IndexOf(IReadOnlyList<string> keys, string key)
    {
        for (var i = 0; i < keys.Count; i++)
        {
            if (keys[i] == key)
            {
                return i;
            }
        }

        return -1;
    }
}
