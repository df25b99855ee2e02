using Tandem.Findings;

namespace Tandem.Rules;

/// <summary>A rule's page as its readers want it: without the front matter, which is for the page's test.</summary>
public static class RulePageText
{
    private const string FrontMatter = "---\n";
    private const string Fence = "```";

    /// <summary>The page as Markdown; the rule's title alone where it has no page.</summary>
    public static string Markdown(RuleInfo rule)
    {
        var page = RulePages.Read(rule) ?? $"# {rule.Id} {rule.Name}\n\n{rule.Title}\n";
        var end = page.StartsWith(FrontMatter, StringComparison.Ordinal) ? page.IndexOf("\n" + FrontMatter, StringComparison.Ordinal) : -1;
        return end < 0 ? page : page[(end + 1 + FrontMatter.Length)..].TrimStart('\n');
    }

    /// <summary>The page without marks: headings as lines of their own, examples indented.</summary>
    public static string Plain(RuleInfo rule)
    {
        var lines = new List<string>();
        var isExample = false;
        foreach (var line in Markdown(rule).TrimEnd().Split('\n'))
        {
            if (line.StartsWith(Fence, StringComparison.Ordinal))
            {
                isExample = !isExample;
                continue;
            }

            lines.Add(isExample ? $"    {line}".TrimEnd() : line.TrimStart('#').TrimStart().Replace("`", "", StringComparison.Ordinal));
        }

        return string.Join('\n', lines);
    }

    /// <summary>The first paragraph of one section, in one line; null where there is none.</summary>
    public static string? Section(RuleInfo rule, string heading)
    {
        var lines = Plain(rule).Split('\n');
        var start = Array.IndexOf(lines, heading);
        var paragraph = start < 0 ? [] : lines.Skip(start + 1).SkipWhile(line => line.Length == 0).TakeWhile(line => line.Length > 0);
        return string.Join(' ', paragraph) is { Length: > 0 } text ? text : null;
    }
}
