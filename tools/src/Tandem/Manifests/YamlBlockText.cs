using System.Text;

namespace Tandem.Manifests;

/// <summary>Reads the text below <c>|</c> or <c>&gt;</c>.</summary>
/// <param name="cursor">Where it starts: at the sign.</param>
/// <param name="parent">The indentation of what holds it.</param>
internal sealed class YamlBlockText(YamlCursor cursor, int parent)
{
    private readonly StringBuilder text = new();
    private readonly bool folded = cursor.Next == '>';
    private int indent = -1;

    // The line breaks since the last line that holds something.
    private int breaks;

    /// <summary>Reads it where its form is a common one; null where it is not.</summary>
    public ScalarNode? Read()
    {
        var (line, column) = (cursor.Line, cursor.Column);
        cursor.At++;
        var chomping = cursor.Next is '-' or '+' ? cursor.Next : ' ';
        cursor.At += chomping == ' ' ? 0 : 1;
        if (parent < 0 || !cursor.EndLine() || cursor.IsOver)
        {
            return null;
        }

        cursor.NextLine();
        while (!cursor.IsOver)
        {
            var end = cursor.Text.IndexOf('\n', cursor.At);
            var first = FirstBeyondSpaces();
            if (end < 0 || (first == end ? !Blank(first - cursor.LineStart) : !IsTextOrEnd(first)))
            {
                return null;
            }

            if (first < end && first - cursor.LineStart <= parent)
            {
                break;
            }

            if (first < end)
            {
                Append(end);
            }

            cursor.At = end;
            cursor.NextLine();
        }

        text.Append('\n', chomping == '+' ? breaks : chomping == '-' ? 0 : 1);
        return indent < 0 ? null : new ScalarNode(cursor.Source, line, column, text.ToString(), ScalarType.String);
    }

    private int FirstBeyondSpaces()
    {
        var at = cursor.LineStart;
        while (at < cursor.Text.Length && cursor.Text[at] == ' ')
        {
            at++;
        }

        return at;
    }

    // A line of spaces that is longer than the indentation holds some of them as text.
    private bool Blank(int width)
    {
        breaks++;
        return indent < 0 ? width == 0 && !folded : width <= indent;
    }

    private bool IsTextOrEnd(int first)
    {
        var width = first - cursor.LineStart;
        if (width <= parent)
        {
            return cursor.Text[first] != '\t';
        }

        indent = indent < 0 ? width : indent;
        return width >= indent && !(folded && width > indent) && !(cursor.Text[first] == '\t' && (folded || width < indent));
    }

    private void Append(int end)
    {
        var joins = folded && text.Length > 0;
        text.Append(joins && breaks == 1 ? " " : "").Append('\n', joins ? breaks - 1 : breaks);
        text.Append(cursor.Text, cursor.LineStart + indent, end - cursor.LineStart - indent);
        breaks = 1;
    }
}
