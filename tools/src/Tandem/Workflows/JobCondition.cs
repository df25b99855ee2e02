using System.Text.RegularExpressions;

namespace Tandem.Workflows;

/// <summary>What the expression of an <c>if</c> says of the event that started the run.</summary>
/// <remarks>Only comparisons with the event and the ref are worked out; everything else may be true.</remarks>
internal static partial class JobCondition
{
    /// <summary>Whether the expression may be true in a run that <paramref name="trigger"/> started. None is always true.</summary>
    public static bool Admits(string? expression, string trigger)
    {
        var text = Bare(expression ?? "true");
        return Split(text, "||") is { Count: > 1 } either ? either.Exists(part => Admits(part, trigger))
            : Split(text, "&&") is { Count: > 1 } both ? both.TrueForAll(part => Admits(part, trigger))
            : MayBeTrue(text, trigger);
    }

    private static bool MayBeTrue(string text, string trigger)
    {
        if (OfEvent().Match(text) is { Success: true } match)
        {
            return match.Groups["sign"].Value == "==" == (match.Groups["name"].Value == trigger);
        }

        // A pull request runs on refs/pull/N/merge.
        return text != "false" && !(trigger == "pull_request" && (OfBranch().IsMatch(text) || OfMerged().IsMatch(text)));
    }

    // Without the marks of an expression, and without parentheses around the whole.
    private static string Bare(string text)
    {
        var bare = text.Trim();
        if (bare.StartsWith("${{", StringComparison.Ordinal) && bare.EndsWith("}}", StringComparison.Ordinal) && bare.IndexOf("}}", StringComparison.Ordinal) == bare.Length - 2)
        {
            return Bare(bare[3..^2]);
        }

        return bare.Length > 1 && bare[0] == '(' && Closing(bare) == bare.Length - 1 ? Bare(bare[1..^1]) : bare;
    }

    private static int Closing(string text)
    {
        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (depth == 0)
            {
                return i;
            }
        }

        return -1;
    }

    private static List<string> Split(string text, string sign)
    {
        var (parts, start, depth, quoted) = (new List<string>(), 0, 0, false);
        for (var i = 0; i < text.Length; i++)
        {
            quoted ^= text[i] == '\'';
            depth += quoted ? 0 : text[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (!quoted && depth == 0 && text.AsSpan(i).StartsWith(sign, StringComparison.Ordinal))
            {
                parts.Add(text[start..i]);
                start = i + sign.Length;
                i = start - 1;
            }
        }

        return [.. parts, text[start..]];
    }

    [GeneratedRegex(@"^github\.event_name\s*(?<sign>==|!=)\s*'(?<name>\w+)'$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OfEvent();

    [GeneratedRegex(@"^(github\.ref\s*==\s*'refs/(heads|tags)/|github\.ref_(name|type)\s*==|startsWith\(\s*github\.ref\s*,\s*'refs/(heads|tags)/)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OfBranch();

    [GeneratedRegex(@"^github\.event\.pull_request\.merged(\s*==\s*true)?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OfMerged();
}
