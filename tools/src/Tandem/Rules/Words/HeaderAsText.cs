using System.Text.RegularExpressions;
using Tandem.Findings;
using Tandem.Rules.References;

namespace Tandem.Rules.Words;

/// <summary>An ASGI middleware that gives an answer a header in text: names and values are bytes.</summary>
/// <remarks>https://asgi.readthedocs.io/en/latest/specs/www.html#response-start-send-event</remarks>
public sealed partial class HeaderAsText() : ReferenceRule(new RuleInfo(
    "TND0727", "header-as-text", Severity.Error, Layers.References, "A middleware sends a header as text where ASGI takes bytes."))
{
    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(World world) =>
        from script in Scripts.Of(world, world.OwnPods)
        where script.Text.Contains("http.response.start", StringComparison.Ordinal)
        from pair in Pair().Matches(script.Text)
        from part in (Group[])[pair.Groups["name"], pair.Groups["value"]]
        let text = TextAt(script.Text, part)
        where text is not null
        select DataFiles.Finding(world.Fleet, script.File, text.Index, Info, $"{script.Name} sends {part.Value} as a header: that is text, and ASGI takes bytes. Every answer becomes an error.",
            part.Value[0] is '"' or '\'' ? $"Write b{part.Value}." : "Add .encode(\"ascii\").");

    // What is text: a literal, or a name that is given one.
    private static Capture? TextAt(string script, Group part) => part.Value[0] is '"' or '\'' or 'f' && Literal().IsMatch(part.Value) ? part
        : Assigned().Matches(script).Where(match => match.Groups["name"].Value == part.Value).ToList() is [var only] && Plain().IsMatch(only.Groups["value"].Value) ? only.Groups["value"] : null;

    // A pair that is no call's arguments, on a line about headers.
    [GeneratedRegex("""(?<=headers[^\n]*)(?<![\w.\])])\([ \t]*(?<name>b?["'][A-Za-z][A-Za-z0-9-]*["'])[ \t]*,[ \t]*(?<value>\w+|[bf]?"[^"\n]*"|[bf]?'[^'\n]*')[ \t]*\)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pair();

    [GeneratedRegex("""^f?["']""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Literal();

    [GeneratedRegex(@"^[ \t]*(?<name>\w+)[ \t]*=[ \t]*(?<value>[^\n=][^\n]*)$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Assigned();

    // Of a variable or a literal, whole: nothing makes bytes of it.
    [GeneratedRegex("""^((os\.)?(environ\[["']\w+["']\]|(environ\.get|getenv)\([^()\n]*\))|f?"[^"\n]*"|f?'[^'\n]*')[ \t]*(#.*)?$""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Plain();
}
