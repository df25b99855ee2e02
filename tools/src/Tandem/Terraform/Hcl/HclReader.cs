using Tandem.Findings;

namespace Tandem.Terraform.Hcl;

/// <summary>
/// Reads which block and attribute stands on which line, because terraform's plan tells none. A text that terraform
/// refuses is read as far as it makes sense.
/// </summary>
public sealed class HclReader
{
    private readonly string path;
    private readonly string text;
    private readonly IReadOnlyList<HclToken> tokens;
    private int at;

    private HclReader(string path, string text) => (this.path, this.text, tokens) = (path, text, HclLexer.Read(text));

    /// <summary>The file's blocks, under one block without a type.</summary>
    public static HclBlock Read(string path, string text) => new HclReader(path, text).ReadFile();

    private HclBlock ReadFile()
    {
        var (attributes, blocks) = ReadBody();
        return new HclBlock("", [], new Place(path, 1, 1), 0, text.Length, attributes, blocks);
    }

    private (List<HclArgument> Attributes, List<HclBlock> Blocks) ReadBody()
    {
        var attributes = new List<HclArgument>();
        var blocks = new List<HclBlock>();
        for (; at < tokens.Count && !tokens[at].Is('}'); at++)
        {
            if (tokens[at].Kind != HclTokenKind.Word)
            {
                continue;
            }

            if (at + 1 < tokens.Count && tokens[at + 1].Is('='))
            {
                attributes.Add(ReadAttribute());
            }
            else if (ReadBlock() is { } block)
            {
                blocks.Add(block);
            }
        }

        return (attributes, blocks);
    }

    private HclBlock? ReadBlock()
    {
        var type = tokens[at];
        var labels = new List<string>();
        var next = at + 1;
        for (; next < tokens.Count && tokens[next].Kind is HclTokenKind.Word or HclTokenKind.Quoted; next++)
        {
            labels.Add(tokens[next].Unquoted);
        }

        if (next >= tokens.Count || !tokens[next].Is('{'))
        {
            return null;
        }

        at = next + 1;
        var (attributes, blocks) = ReadBody();
        var end = at < tokens.Count ? tokens[at].End : text.Length;
        return new HclBlock(type.Text, labels, PlaceOf(type), type.Start, end, attributes, blocks);
    }

    // Leaves `at` on the last word of the value.
    private HclArgument ReadAttribute()
    {
        var name = tokens[at];
        var first = at + 2;
        var end = first;
        for (var depth = 0; end < tokens.Count && (depth > 0 || tokens[end].Kind != HclTokenKind.NewLine); end++)
        {
            depth += Depth(tokens[end]);
            if (depth < 0)
            {
                break;
            }
        }

        at = end - 1;
        return new HclArgument(name.Unquoted, PlaceOf(name), ReadValue(first, end, PlaceOf(name)));
    }

    private HclValue ReadValue(int first, int end, Place otherwise)
    {
        while (first < end && tokens[first].Kind == HclTokenKind.NewLine)
        {
            first++;
        }

        while (end > first && tokens[end - 1].Kind == HclTokenKind.NewLine)
        {
            end--;
        }

        if (first >= end)
        {
            return new HclValue(otherwise, "", [], []);
        }

        // toset([...]) is a list as well.
        if (tokens[first].Kind == HclTokenKind.Word && first + 1 < end && tokens[first + 1].Is('(') && Close(first + 1) == end - 1)
        {
            return ReadValue(first + 2, end - 1, otherwise) with { Place = PlaceOf(tokens[first]), Text = text[tokens[first].Start..tokens[end - 1].End] };
        }

        var isWhole = Close(first) == end - 1 && !(first + 1 < end && tokens[first + 1].Text == "for");
        return new HclValue(
            PlaceOf(tokens[first]),
            text[tokens[first].Start..tokens[end - 1].End],
            isWhole && tokens[first].Is('[') ? [.. Parts(first + 1, end - 1, newLineEnds: false).Select(part => ReadValue(part.First, part.End, otherwise))] : [],
            isWhole && tokens[first].Is('{') ? [.. Parts(first + 1, end - 1, newLineEnds: true).Select(ReadEntry).OfType<HclArgument>()] : []);
    }

    private HclArgument? ReadEntry(Stretch part)
    {
        for (var i = part.First; i < part.End; i++)
        {
            if (tokens[i].Is('=') || tokens[i].Is(':'))
            {
                var name = tokens[part.First];
                var key = text[name.Start..tokens[i - 1].End].Trim('"', '(', ')');
                return new HclArgument(key, PlaceOf(name), ReadValue(i + 1, part.End, PlaceOf(name)));
            }
        }

        return null;
    }

    private sealed record Stretch(int First, int End);

    private IEnumerable<Stretch> Parts(int first, int end, bool newLineEnds)
    {
        var depth = 0;
        var start = first;
        for (var i = first; i <= end; i++)
        {
            var ends = i == end || (depth == 0 && (tokens[i].Is(',') || (newLineEnds && tokens[i].Kind == HclTokenKind.NewLine)));
            if (ends)
            {
                while (start < i && tokens[start].Kind == HclTokenKind.NewLine)
                {
                    start++;
                }

                if (start < i)
                {
                    yield return new Stretch(start, i);
                }

                start = i + 1;
            }

            depth += i < end ? Depth(tokens[i]) : 0;
        }
    }

    // The word that closes the bracket at `open`; -1 where none is open or it is never closed.
    private int Close(int open)
    {
        var depth = 0;
        for (var i = open; i < tokens.Count; i++)
        {
            depth += Depth(tokens[i]);
            if (depth == 0)
            {
                return i == open ? -1 : i;
            }
        }

        return -1;
    }

    private static int Depth(HclToken token) =>
        token.Kind != HclTokenKind.Symbol ? 0 : token.Text is "(" or "[" or "{" ? 1 : token.Text is ")" or "]" or "}" ? -1 : 0;

    private Place PlaceOf(HclToken token) => new(path, token.Line, token.Column);
}
