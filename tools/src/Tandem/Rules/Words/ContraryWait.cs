using System.Text.RegularExpressions;
using Tandem.Findings;
using Tandem.Rules.References;

namespace Tandem.Rules.Words;

/// <summary>A shell script that waits while a file is there, and says meanwhile that it is not; or the other way round.</summary>
/// <remarks>POSIX.1-2024, Shell Command Language, 2.9.4.5 and 2.9.4.6: while goes on as long as the condition holds, until as long as it does not.</remarks>
public sealed partial class ContraryWait() : ReferenceRule(new RuleInfo(
    "TND0726", "contrary-wait", Severity.Error, Layers.References, "A script waits for the contrary of what it says."))
{
    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(World world) =>
        from script in Scripts.Of(world, world.OwnPods)
        where script.Text.Contains("sleep ", StringComparison.Ordinal)
        from loop in Loop().Matches(script.Text)
        let goesOnWithIt = loop.Groups["word"].Value == "while" ^ loop.Groups["no"].Success ^ loop.Groups["not"].Success
        let name = loop.Groups["name"].Value
        let body = loop.Groups["body"].Value
        where body.Contains("sleep ", StringComparison.Ordinal) && (goesOnWithIt ? Absent() : Present()).Matches(body).Any(said => said.Groups["name"].Value == name)
        select DataFiles.Finding(world.Fleet, script.File, loop.Groups["word"].Index, Info,
            goesOnWithIt ? $"This waits as long as ${name} is there, and says meanwhile that it is not." : $"This waits as long as ${name} is not there, and says meanwhile that it is.",
            loop.Groups["no"].Success || loop.Groups["not"].Success ? "Take the ! out." : "Write ! before the test.");

    [GeneratedRegex("""^[ \t]*(?<word>while|until)[ \t]+(?<no>![ \t]+)?(\[\[?|test)[ \t]+(?<not>![ \t]+)?-[defrs][ \t]+"?\$\{?(?<name>\w+)\}?"?([ \t]+\]\]?)?[ \t]*[;\n]\s*do\b(?<body>.*?)^[ \t]*done\b""",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Loop();

    [GeneratedRegex("""\b(echo|printf)\b[^\n]*(\b[Nn]o \$\{?(?<name>\w+)|\$\{?(?<name>\w+)\}?['"]? (is |was )?(missing|absent|not (there|found|written|complete|ready)))""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Absent();

    [GeneratedRegex("""\b(echo|printf)\b[^\n]*\$\{?(?<name>\w+)\}?['"]? (is |was )?(still (there|held|exists)|still exists|not (gone|removed|released))""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Present();
}
