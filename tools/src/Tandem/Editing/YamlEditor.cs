using Tandem.Manifests;

namespace Tandem.Editing;

/// <summary>Edits a YAML file in place, by the place of its nodes: comments, order and line ends stay as they are.</summary>
/// <param name="tree">The files.</param>
/// <param name="path">The file.</param>
internal sealed class YamlEditor(EditTree tree, string path)
{
    private string Text => tree.Read(path)!;

    /// <summary>The document as it stands now; every edit makes it anew.</summary>
    public MappingNode Root => tree.Yaml(path);

    /// <summary>Gives a scalar another text.</summary>
    public void Set(ScalarNode scalar, string value)
    {
        var (text, start) = (Text, OffsetOf(scalar));
        var length = LengthOf(scalar, start);
        var written = ScalarText.Write(value, text[start] is '"' or '\'', inFlow: IsInFlow(start));
        tree.Write(path, text[..start] + written + text[(start + length)..]);
    }

    /// <summary>Puts an item into a list of scalars.</summary>
    /// <param name="list">The list; it has an item already.</param>
    /// <param name="index">The number that the item will have, counted from 0.</param>
    /// <param name="value">The item.</param>
    public void Insert(SequenceNode list, int index, string value)
    {
        var isFlow = Text[OffsetOf(list)] == '[';
        var written = ScalarText.Write(value, inFlow: isFlow);
        var neighbour = (ScalarNode)list.Items[Math.Max(index - 1, 0)];
        var start = OffsetOf(neighbour);
        if (isFlow)
        {
            var at = index == 0 ? start : start + LengthOf(neighbour, start);
            tree.Write(path, Text.Insert(at, index == 0 ? written + ", " : ", " + written));
            return;
        }

        var (first, next) = LineAround(start);
        var line = Text[first..start] + written + NewLine;
        tree.Write(path, index == 0 ? Text.Insert(first, line) : next > 0 && Text[next - 1] == '\n' ? Text.Insert(next, line) : Text + NewLine + line);
    }

    /// <summary>Takes an item out of a list of scalars; not its last.</summary>
    public void Remove(SequenceNode list, int index)
    {
        var (text, start) = (Text, OffsetOf(list.Items[index]));
        if (text[OffsetOf(list)] != '[')
        {
            var (first, next) = LineAround(start);
            tree.Write(path, text.Remove(first, next - first));
            return;
        }

        var isLast = index == list.Items.Count - 1;
        var from = isLast ? EndOf(list.Items[index - 1]) : start;
        tree.Write(path, text.Remove(from, (isLast ? EndOf(list.Items[index]) : OffsetOf(list.Items[index + 1])) - from));
    }

    private string NewLine => Text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";

    // A brace or a comma before it on its line: to be careful costs a pair of quotes.
    private bool IsInFlow(int offset) => Text[LineAround(offset).First..offset].AsSpan().ContainsAny("[{,");

    private int EndOf(Node node) => OffsetOf(node) + LengthOf((ScalarNode)node, OffsetOf(node));

    private int LengthOf(ScalarNode scalar, int start) => ScalarText.Length(Text, start, scalar)
        ?? throw new EditRefusal($"{scalar.Place}: this value is not written on one line, and cannot be edited in place.", "Write it on one line.");

    // The line that a place is in: where it begins, and where the next one does.
    private (int First, int Next) LineAround(int offset)
    {
        var end = Text.IndexOf('\n', offset);
        return (Text.LastIndexOf('\n', offset) + 1, end < 0 ? Text.Length : end + 1);
    }

    private int OffsetOf(Node node)
    {
        var offset = Text.StartsWith('\uFEFF') ? 1 : 0;
        for (var line = 1; line < node.Line; line++)
        {
            offset = Text.IndexOf('\n', offset) + 1;
        }

        return offset + node.Column - 1;
    }
}
