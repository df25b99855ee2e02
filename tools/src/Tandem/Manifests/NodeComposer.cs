using Tandem.Findings;
using Tandem.Rules;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Tandem.Manifests;

/// <summary>Builds the nodes of one document from YamlDotNet's events.</summary>
internal sealed class NodeComposer(SourceText source, IParser parser, List<Finding> findings)
{
    private readonly Dictionary<string, Node> anchors = new(StringComparer.Ordinal);
    private int depth;

    public Node Compose()
    {
        var node = Next();
        return node.Weight <= YamlLimits.ExpandedNodes ? node : throw Limit(node.Line, node.Column,
            $"The document's aliases stand for more than {YamlLimits.ExpandedNodes:N0} nodes once written out.");
    }

    private Node Next()
    {
        if (parser.TryConsume<AnchorAlias>(out var alias))
        {
            return anchors.TryGetValue(alias.Value.Value, out var target) ? target : throw new YamlLimitException(
                ObjectRules.MalformedYaml, (int)alias.Start.Line, (int)alias.Start.Column,
                $"The file is not YAML: the alias *{alias.Value.Value} has no anchor before it.");
        }

        if (parser.TryConsume<Scalar>(out var scalar))
        {
            return Anchored(scalar, Compose(scalar));
        }

        return parser.TryConsume<SequenceStart>(out var sequence)
            ? Anchored(sequence, Nested(sequence, ComposeSequence))
            : ComposeMappingEvent();
    }

    private Node ComposeMappingEvent()
    {
        var mapping = parser.Consume<MappingStart>();
        return Anchored(mapping, Nested(mapping, ComposeMapping));
    }

    private ScalarNode Compose(Scalar scalar) =>
        new(source, (int)scalar.Start.Line, (int)scalar.Start.Column, scalar.Value, ScalarTyping.TypeOf(scalar));

    private SequenceNode ComposeSequence(NodeEvent start)
    {
        var items = new List<Node>();
        long weight = 1;
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            var item = Next();
            items.Add(item);
            weight += item.Weight;
        }

        return new SequenceNode(source, (int)start.Start.Line, (int)start.Start.Column, items) { Weight = Capped(weight) };
    }

    private MappingNode ComposeMapping(NodeEvent start)
    {
        var entries = new MappingEntries(findings);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = Next() as ScalarNode ?? throw new YamlLimitException(
                ObjectRules.MalformedYaml, (int)start.Start.Line, (int)start.Start.Column,
                "A key of this mapping is a mapping or a list; a Kubernetes object's keys are text.");
            entries.Add(key, Next());
        }

        return new MappingNode(source, (int)start.Start.Line, (int)start.Start.Column, entries.Merged())
        {
            Weight = Capped(entries.Weight + 1),
        };
    }

    private T Nested<T>(NodeEvent start, Func<NodeEvent, T> compose)
    {
        if (++depth > YamlLimits.Depth)
        {
            throw Limit((int)start.Start.Line, (int)start.Start.Column, $"The document nests deeper than {YamlLimits.Depth} levels.");
        }

        var node = compose(start);
        depth--;
        return node;
    }

    private Node Anchored(NodeEvent start, Node node)
    {
        if (!start.Anchor.IsEmpty)
        {
            anchors[start.Anchor.Value] = node;
        }

        return node;
    }

    /// <summary>A weight as a node holds it.</summary>
    internal static int Capped(long weight) => (int)Math.Min(weight, int.MaxValue);

    private static YamlLimitException Limit(int line, int column, string message) =>
        new(ObjectRules.BeyondLimits, line, column, message);
}
