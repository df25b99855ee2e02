namespace Tandem.Manifests;

/// <summary>Follows the brackets of flow lists and mappings, line by line, well enough to find one that is not closed.</summary>
internal static class Brackets
{
    /// <summary>Reads one line: pushes what opens at the start of a value, pops what closes.</summary>
    public static void Read(string line, int number, Stack<(int Line, int Column, char Bracket)> open)
    {
        var quote = '\0';
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            if (quote != '\0')
            {
                quote = c == quote ? '\0' : quote;
            }
            else if (c == '#' && (i == 0 || line[i - 1] == ' '))
            {
                return;
            }
            else if (c is '"' or '\'' && BeginsValue(line, i, open.Count > 0))
            {
                quote = c;
            }
            else if (c is '[' or '{' && BeginsValue(line, i, open.Count > 0))
            {
                open.Push((number, i + 1, c));
            }
            else if (c is ']' or '}' && open.Count > 0)
            {
                open.Pop();
            }
        }
    }

    // Elsewhere a bracket or a quote is a letter of a plain word.
    private static bool BeginsValue(string line, int index, bool inFlow)
    {
        var before = line[..index].TrimEnd();
        return before.Length == 0 || before[^1] is ':' or '-' or '?' || (inFlow && before[^1] is ',' or '[' or '{');
    }
}
