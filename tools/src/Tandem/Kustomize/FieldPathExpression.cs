using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Tandem.Manifests;

namespace Tandem.Kustomize;

/// <summary>
/// A field path of a replacement, such as <c>spec.containers.[name=a].env.0.value</c> or <c>metadata.annotations.a\.b/c</c>.
/// </summary>
public sealed class FieldPathExpression
{
    // One replacement writes in every unit that takes it in.
    private static readonly ConcurrentDictionary<string, FieldPathExpression> Parsed = new(StringComparer.Ordinal);

    private readonly IReadOnlyList<string> steps;

    private FieldPathExpression(IReadOnlyList<string> steps) => this.steps = steps;

    /// <summary>Reads a path as Kustomize does: dots divide, brackets hold together, a backslash escapes a dot.</summary>
    public static FieldPathExpression Parse(string text) => Parsed.GetOrAdd(text, Read);

    private static FieldPathExpression Read(string text)
    {
        var parsed = new List<string>();
        var step = new System.Text.StringBuilder();
        var inBrackets = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\\' && i + 1 < text.Length && text[i + 1] == '.')
            {
                step.Append(text[++i]);
            }
            else if (c == '.' && !inBrackets)
            {
                parsed.Add(step.ToString());
                step.Clear();
            }
            else
            {
                inBrackets = c == '[' || (inBrackets && c != ']');
                step.Append(c);
            }
        }

        parsed.Add(step.ToString());
        return new FieldPathExpression([.. parsed.Where(s => s.Length > 0)]);
    }

    /// <summary>Whether it reaches the field of a query.</summary>
    public bool Reaches(FieldQuery query)
    {
        if (steps.Count != query.Path.Count)
        {
            return false;
        }

        Node? node = query.Rendered;
        for (var i = 0; i < steps.Count; i++)
        {
            node = FieldPaths.Step(node, query.Path[i]);
            if (!Reaches(steps[i], query.Path[i], node) && !WasRewritten(i, query.Path[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether it selects a list's item by the very field that it rewrites: the rendered value no longer shows it.</summary>
    public bool RewritesItsSelector => steps.Count > 1 && WasRewritten(steps.Count - 2, PathSegment.Of(0));

    private bool WasRewritten(int step, PathSegment segment) =>
        segment.Key is null && step == steps.Count - 2 && steps[step].StartsWith($"[{steps[step + 1]}=", StringComparison.Ordinal);

    /// <summary>The ways from <paramref name="root"/> to every value that it reaches.</summary>
    public IEnumerable<IReadOnlyList<PathSegment>> Find(Node root)
    {
        var found = new List<IReadOnlyList<PathSegment>>();
        Find(root, 0, [], found);
        return found;
    }

    /// <summary>The ways to texts by which a bracket takes an item that only holds its value, beside one that is that value.</summary>
    public IEnumerable<IReadOnlyList<PathSegment>> CaughtBeside(Node root)
    {
        var found = Find(root).ToList();
        return found.Count < 2 ? [] :
            from i in Enumerable.Range(0, steps.Count)
            where steps[i] is ['[', .., ']'] && steps[i].Contains('=', StringComparison.Ordinal)
            let bracket = steps[i][1..^1].Split('=', 2)
            let ways = found.Select(path => path.Take(i + 1).Append(PathSegment.Of(bracket[0])).ToArray()).Where(way => FieldPaths.Find(root, way) is ScalarNode).ToList()
            where ways.Exists(way => TextAt(root, way) == bracket[1])
            from way in ways
            where TextAt(root, way) != bracket[1]
            select way;
    }

    private static string? TextAt(Node root, PathSegment[] way) => (FieldPaths.Find(root, way) as ScalarNode)?.Text;

    private void Find(Node node, int step, List<PathSegment> path, List<IReadOnlyList<PathSegment>> found)
    {
        if (step == steps.Count)
        {
            found.Add([.. path]);
            return;
        }

        if (node is MappingNode mapping && (mapping.Find(steps[step]) ?? (steps[step] is ['[', .. var key, ']'] ? mapping.Find(key) : null)) is { } entry)
        {
            Follow(PathSegment.Of(entry.Name), entry.Value, step, path, found);
        }

        for (var i = 0; node is SequenceNode list && i < list.Items.Count; i++)
        {
            Follow(PathSegment.Of(i), list.Items[i], step, path, found);
        }
    }

    private void Follow(PathSegment segment, Node child, int step, List<PathSegment> path, List<IReadOnlyList<PathSegment>> found)
    {
        if (Reaches(steps[step], segment, child))
        {
            path.Add(segment);
            Find(child, step + 1, path, found);
            path.RemoveAt(path.Count - 1);
        }
    }

    // Kustomize takes the value in brackets as a pattern that need not match the whole text.
    private static bool Matches(string text, string pattern)
    {
        try
        {
            return text == pattern || Regex.IsMatch(text, pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static bool Reaches(string step, PathSegment segment, Node? node)
    {
        if (segment.Key is { } key)
        {
            return step == key || (step.Length == key.Length + 2 && step == $"[{key}]");
        }

        if (step == "*" || (int.TryParse(step, out var index) && index == segment.Index))
        {
            return true;
        }

        var equals = step.IndexOf('=', StringComparison.Ordinal);
        if (equals < 0 || step[0] != '[' || step[^1] != ']')
        {
            return false;
        }

        var (field, value) = (step[1..equals], step[(equals + 1)..^1]);
        return (field.Length == 0 ? (node as ScalarNode)?.Text : (node as MappingNode)?.Text(field)) is { } text && Matches(text, value);
    }
}
