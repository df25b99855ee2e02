using System.Text.RegularExpressions;

namespace Tandem.Tests.Rules;

/// <summary>One fence of a rule page: <c>yaml bad case=a file=b.yaml</c> and its text.</summary>
internal sealed record Fence(string Language, bool IsBad, string Case, string? File, string Text)
{
    public static Fence Parse(string info, string text, int number)
    {
        var words = info.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string? Value(string name) => words.FirstOrDefault(word => word.StartsWith(name + "=", StringComparison.Ordinal))?[(name.Length + 1)..];
        return new Fence(words[0], words[1] == "bad", Value("case") ?? (Value("file") is null ? $"{number}" : ""), Value("file"), text);
    }

    /// <summary>The findings that the text announces: the rule and the line.</summary>
    public IEnumerable<(string Rule, int Line)> Expected() =>
        from pair in Text.Split('\n').Select((line, i) => (line, number: i + 1))
        from Match match in Regex.Matches(pair.line, @"# expect: (?<id>TND\d{4})")
        select (match.Groups["id"].Value, pair.number);
}
