namespace Tandem.Manifests;

/// <summary>A place in a YAML text that moves forward, and the scalars that stand on one line.</summary>
/// <remarks>What returns null gives up: the text is then read by YamlDotNet from its start.</remarks>
internal sealed class YamlCursor(SourceText source, string text)
{
    // A key longer than this needs a question mark; one with a star in it is taken for an alias by some.
    private const int LongestKey = 1000;
    private readonly TextPool pool = TextPool.OfThread;

    /// <summary>The index of the next character.</summary>
    public int At { get; set; }

    /// <summary>The line of <see cref="At"/>, counted from 1.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>The index of that line's first character.</summary>
    public int LineStart { get; private set; }

    /// <summary>The column of <see cref="At"/>, counted from 1.</summary>
    public int Column => At - LineStart + 1;

    /// <summary>How many characters stand before <see cref="At"/> on its line.</summary>
    public int Indent => At - LineStart;

    /// <summary>Whether the text is over.</summary>
    public bool IsOver => At >= text.Length;

    /// <summary>The next character; a line break at the end of the text.</summary>
    public char Next => Peek(0);

    /// <summary>The text that is read.</summary>
    public string Text => text;

    /// <summary>The source that nodes name.</summary>
    public SourceText Source => source;

    /// <summary>A character further on; a line break beyond the end of the text.</summary>
    public char Peek(int ahead) => At + ahead < text.Length ? text[At + ahead] : '\n';

    /// <summary>Whether <c>---</c> stands here, or <c>...</c>, at the start of a line.</summary>
    public bool IsMarker(char mark) => At == LineStart && Next == mark && Peek(1) == mark && Peek(2) == mark && IsBlank(Peek(3));

    /// <summary>Steps over the line break that stands here.</summary>
    public void NextLine()
    {
        At++;
        Line++;
        LineStart = At;
    }

    /// <summary>Steps over spaces.</summary>
    public void SkipSpaces()
    {
        while (At < text.Length && text[At] == ' ')
        {
            At++;
        }
    }

    /// <summary>Steps over spaces, comments and line breaks, to what stands next. False where a tab stands in the way.</summary>
    public bool SkipToContent()
    {
        while (At < text.Length)
        {
            switch (text[At])
            {
                case ' ':
                    At++;
                    break;
                case '\n':
                    NextLine();
                    break;
                case '#' when At == LineStart || text[At - 1] == ' ':
                    SkipLine();
                    break;
                case '\t':
                    return false;
                default:
                    return true;
            }
        }

        return true;
    }

    /// <summary>Steps to the end of a line on which nothing but a comment stands any more. False where something does.</summary>
    public bool EndLine()
    {
        SkipSpaces();
        if (Next == '#' && At > LineStart && text[At - 1] == ' ')
        {
            SkipLine();
        }

        return Next == '\n';
    }

    /// <summary>Reads the plain or quoted scalar that stands here, if it ends on this line.</summary>
    public ScalarNode? Scalar(bool inFlow) => Next switch
    {
        '"' => DoubleQuoted(),
        '\'' => SingleQuoted(),
        _ => Plain(inFlow),
    };

    private void SkipLine()
    {
        var end = text.IndexOf('\n', At);
        At = end < 0 ? text.Length : end;
    }

    private ScalarNode? Plain(bool inFlow)
    {
        if (!CanStartPlain(inFlow))
        {
            return null;
        }

        var start = At;
        for (; At < text.Length; At++)
        {
            var c = text[At];
            if (c == '\n' || (c == '#' && text[At - 1] == ' ') || (c == ':' && Peek(1) is ' ' or '\n') || (inFlow && c is ',' or ']' or '}'))
            {
                break;
            }

            // Where programs disagree, or a tab may be part of the text or not, the other reader decides.
            if (c == '\t' || (c == ':' && Peek(1) == '\t') || (inFlow && (c is '[' or '{' or '?' || (c == ':' && IsFlowSign(Peek(1))))))
            {
                return null;
            }
        }

        var end = At;
        while (text[end - 1] == ' ')
        {
            end--;
        }

        var value = pool.Get(text.AsSpan(start, end - start));
        return Next == ':' && (value.Length > LongestKey || value.Contains('*', StringComparison.Ordinal)) ? null
            : new ScalarNode(source, Line, start - LineStart + 1, value, ScalarTyping.OfPlain(value));
    }

    private bool CanStartPlain(bool inFlow) => Next switch
    {
        '?' or ':' or ',' or '[' or ']' or '{' or '}' or '#' or '&' or '*' or '!' or '|' or '>' or '%' or '@' or '`' => false,
        '.' or '-' when IsMarker(Next) => false,
        '-' => !IsBlank(Peek(1)) && !(inFlow && IsFlowSign(Peek(1))),
        var c => !IsBlank(c),
    };

    private static bool IsBlank(char c) => c is ' ' or '\n' or '\t';

    private static bool IsFlowSign(char c) => c is ',' or '[' or ']' or '{' or '}';

    private ScalarNode? SingleQuoted()
    {
        var start = At++;
        var doubled = false;
        for (; Next != '\n'; At++)
        {
            if (Next == '\t')
            {
                return null;
            }

            if (Next != '\'')
            {
                continue;
            }

            if (Peek(1) != '\'')
            {
                var value = text[(start + 1)..At++];
                return Quoted(start, doubled ? value.Replace("''", "'", StringComparison.Ordinal) : value);
            }

            doubled = true;
            At++;
        }

        return null;
    }

    private ScalarNode? DoubleQuoted()
    {
        var start = At++;
        var escaped = false;
        for (; Next is not ('\n' or '\t'); At++)
        {
            if (Next == '"')
            {
                var value = text[(start + 1)..At++];
                return !escaped ? Quoted(start, value) : YamlEscapes.Resolve(value) is { } resolved ? Quoted(start, resolved) : null;
            }

            if (Next == '\\')
            {
                escaped = true;
                At++;
                if (Next is '\n' or '\t')
                {
                    return null;
                }
            }
        }

        return null;
    }

    private ScalarNode? Quoted(int start, string value) =>
        At - start > LongestKey && Next == ':' ? null : new ScalarNode(source, Line, start - LineStart + 1, value, ScalarType.String);
}
