namespace Tandem.Manifests;

/// <summary>Reads mappings and lists by indentation.</summary>
/// <param name="cursor">Where they start.</param>
internal sealed class YamlBlocks(YamlCursor cursor)
{
    // Duplicate keys make the other reader read the text, which reports them.
    private readonly List<Findings.Finding> duplicates = [];

    // A document has many mappings, a few of which are open at a time.
    private readonly Stack<MappingEntries> spare = new();

    /// <summary>Reads the document whose first value stands here; null where its form is not a common one.</summary>
    public Node? Document()
    {
        var root = OnOwnLine(-1, 1);
        return root is not null && duplicates.Count == 0 && cursor.SkipToContent() && IsAtEnd() && root.Weight <= YamlLimits.ExpandedNodes ? root : null;
    }

    /// <summary>Whether the document ends here.</summary>
    public bool IsAtEnd() => cursor.IsOver || cursor.IsMarker('-');

    // The value whose first character is the first of its line.
    private Node? OnOwnLine(int parent, int depth) => depth > YamlLimits.Depth || cursor.IsMarker('.') ? null
        : IsEntry() ? List(cursor.Indent, depth)
        : Inline(parent, depth, mayBeMapping: true);

    private bool IsEntry() => cursor.Next == '-' && (cursor.Peek(1) is ' ' or '\n');

    // The value that stands here, on whatever line it began.
    private Node? Inline(int parent, int depth, bool mayBeMapping)
    {
        if (depth > YamlLimits.Depth)
        {
            return null;
        }

        switch (cursor.Next)
        {
            case '|' or '>':
                return new YamlBlockText(cursor, parent).Read();
            case '[' or '{':
                return new YamlFlow(cursor, parent).Read(depth) is { } flow && cursor.EndLine() ? flow : null;
        }

        var indent = cursor.Indent;
        if (cursor.Scalar(inFlow: false) is not { } scalar)
        {
            return null;
        }

        cursor.SkipSpaces();
        return cursor.Next == ':' ? (mayBeMapping ? Mapping(scalar, indent, depth) : null)
            : cursor.EndLine() ? scalar : null;
    }

    private MappingNode? Mapping(ScalarNode first, int indent, int depth)
    {
        var entries = spare.TryPop(out var used) ? used : new MappingEntries(duplicates);
        for (var key = first; ;)
        {
            cursor.At++;
            if (key.Text == "<<" || cursor.Next is not (' ' or '\n') || Value(indent, depth, isListItem: false) is not { } value)
            {
                return null;
            }

            entries.Add(key, value);
            if (!cursor.SkipToContent())
            {
                return null;
            }

            if (cursor.Indent < indent || IsAtEnd())
            {
                var mapping = new MappingNode(cursor.Source, first.Line, first.Column, entries.Merged()) { Weight = NodeComposer.Capped(entries.Weight + 1) };
                entries.Clear();
                spare.Push(entries);
                return mapping;
            }

            if (cursor.Indent > indent || cursor.Scalar(inFlow: false) is not { } next)
            {
                return null;
            }

            cursor.SkipSpaces();
            if (cursor.Next != ':' || next.Line != cursor.Line)
            {
                return null;
            }

            key = next;
        }
    }

    private SequenceNode? List(int indent, int depth)
    {
        var (line, column) = (cursor.Line, cursor.Column);
        var items = new List<Node>();
        long weight = 1;
        while (true)
        {
            cursor.At++;
            if (Value(indent, depth, isListItem: true) is not { } item)
            {
                return null;
            }

            items.Add(item);
            weight += item.Weight;
            if (!cursor.SkipToContent() || (cursor.Indent > indent && !IsAtEnd()))
            {
                return null;
            }

            // In a mapping, a list may stand no deeper than its key: what follows there is the mapping's.
            if (cursor.Indent < indent || IsAtEnd() || !IsEntry())
            {
                return new SequenceNode(cursor.Source, line, column, items) { Weight = NodeComposer.Capped(weight) };
            }
        }
    }

    private ScalarNode Empty(int line, int column) => new(cursor.Source, line, column, "", ScalarType.Null);

    // What stands behind a key's colon or an item's dash: on the same line, or below and deeper.
    private Node? Value(int indent, int depth, bool isListItem)
    {
        var (line, column) = (cursor.Line, cursor.Column);
        cursor.SkipSpaces();
        if (cursor.Next is not ('\n' or '#'))
        {
            return isListItem && IsEntry() ? List(cursor.Indent, depth + 1) : Inline(indent, depth + 1, isListItem);
        }

        if (!cursor.SkipToContent())
        {
            return null;
        }

        if (IsAtEnd() || cursor.Indent < indent)
        {
            return Empty(line, column);
        }

        if (cursor.Indent == indent)
        {
            return !isListItem && IsEntry() ? List(indent, depth + 1) : Empty(line, column);
        }

        return OnOwnLine(indent, depth + 1);
    }
}
