namespace Tandem.Manifests;

/// <summary>Reads mappings and lists in brackets, JSON among them.</summary>
/// <param name="cursor">Where they start.</param>
/// <param name="parent">The indentation of what holds them.</param>
internal sealed class YamlFlow(YamlCursor cursor, int parent)
{
    // Duplicate keys make the other reader read the text, which reports them.
    private readonly List<Findings.Finding> duplicates = [];

    /// <summary>Reads the value in brackets that stands here; null where its form is not a common one.</summary>
    public Node? Read(int depth)
    {
        if (depth > YamlLimits.Depth)
        {
            return null;
        }

        var (line, column, isList) = (cursor.Line, cursor.Column, cursor.Next == '[');
        cursor.At++;
        Node? node = isList ? List(line, column, depth) : Mapping(line, column, depth);
        return duplicates.Count > 0 ? null : node;
    }

    private SequenceNode? List(int line, int column, int depth)
    {
        var items = new List<Node>();
        long weight = 1;
        if (!Skip())
        {
            return null;
        }

        while (cursor.Next != ']')
        {
            if (Value(depth) is not { } item || !Separate(']'))
            {
                return null;
            }

            items.Add(item);
            weight += item.Weight;
        }

        cursor.At++;
        return new SequenceNode(cursor.Source, line, column, items) { Weight = NodeComposer.Capped(weight) };
    }

    private MappingNode? Mapping(int line, int column, int depth)
    {
        var entries = new MappingEntries(duplicates);
        if (!Skip())
        {
            return null;
        }

        while (cursor.Next != '}')
        {
            if (cursor.Scalar(inFlow: true) is not { Text: not "<<" } key || !Colon() || Value(depth) is not { } value || !Separate('}'))
            {
                return null;
            }

            entries.Add(key, value);
        }

        cursor.At++;
        return new MappingNode(cursor.Source, line, column, entries.Merged()) { Weight = NodeComposer.Capped(entries.Weight + 1) };
    }

    private Node? Value(int depth) => cursor.Next is '[' or '{' ? Read(depth + 1) : cursor.Scalar(inFlow: true);

    private bool Colon()
    {
        cursor.SkipSpaces();
        if (cursor.Next != ':' || cursor.Peek(1) is not (' ' or '\n'))
        {
            return false;
        }

        cursor.At++;
        return Skip();
    }

    // Steps to the next entry, or to the bracket that closes; a comma before that bracket, or at the start of a line, is not common.
    private bool Separate(char close)
    {
        var line = cursor.Line;
        if (!Skip())
        {
            return false;
        }

        if (cursor.Next != ',')
        {
            return cursor.Next == close;
        }

        cursor.At++;
        return cursor.Line == line && Skip() && cursor.Next != close;
    }

    private bool Skip()
    {
        var line = cursor.Line;
        return cursor.SkipToContent() && !cursor.IsOver && !cursor.IsMarker('-') && !cursor.IsMarker('.')
            && (cursor.Line == line || cursor.Indent > parent);
    }
}
