using System.Text.RegularExpressions;
using Shouldly;
using Tandem.Findings;
using Tandem.Reports;
using Tandem.Rules;
using Tandem.Tests.Support;

namespace Tandem.Tests.Reports;

/// <summary>What a pull request shows.</summary>
public sealed class MarkdownReportTests
{
    [Fact]
    public async Task Report_HasSummaryFindingsPictureAndCoverage()
    {
        using var tree = Support.Reports.RichTree();

        var text = await Support.Reports.OfAsync("markdown", tree);

        text.ShouldStartWith("## ⚠️ tandem: ");
        text.ShouldContain("\n### `infra/storage.tf`\n\n- ❌ **line 7**: The bucket is planned in US");
        text.ShouldContain("\n  `location = \"US\"`  \n");
        text.ShouldContain("<summary>Topology</summary>\n\n```mermaid\nflowchart TB\n");
        text.ShouldContain("<summary>2 suppressed</summary>");
        text.ShouldContain("| argocd | ");
        IsWhole(text);
    }

    [Fact]
    public async Task TextOfAnybodys_FormatsNothing_AndCallsNobody()
    {
        var finding = Finding.At(ObjectRules.UnknownField, new Place("a`b.yaml", 1, 1), "<b>*x*</b> @somebody closes #12 | [a](b) `c`\n## head");

        var text = await TextAsync([finding]);

        text.ShouldContain("### ``a`b.yaml``\n");
        text.ShouldContain(@"&lt;b\>\*x\*&lt;/b\> @<!-- -->somebody closes #<!-- -->12 \| \[a\](b) \`c\`\\n#<!-- -->#<!-- --> head");
    }

    [Theory]
    [InlineData(3000)]
    [InlineData(20)]
    public async Task AComment_IsNeverLongerThanGitHubTakes_AndSaysWhatIsMissing(int findings)
    {
        var text = await TextAsync([.. Enumerable.Range(1, findings).Select(line => Finding.At(ObjectRules.UnknownField, new Place("a.yaml", line, 1), $"number {line} {new string('x', 60000 / 30)}"))]);

        text.Length.ShouldBeLessThanOrEqualTo(MarkdownReport.Limit);
        IsWhole(text);
        var shown = Regex.Count(text, @"^- ❌", RegexOptions.Multiline);
        if (shown < findings)
        {
            text.ShouldContain($"**Cut off:** GitHub takes 65,536 characters in a comment, so {findings - shown} findings");
        }
        else
        {
            text.ShouldNotContain("Cut off");
        }
    }

    // Whatever was opened is closed.
    private static void IsWhole(string text)
    {
        Regex.Count(text, "<details>").ShouldBe(Regex.Count(text, "</details>"));
        (Regex.Count(text, "^ *```", RegexOptions.Multiline) % 2).ShouldBe(0);
    }

    private static async Task<string> TextAsync(IReadOnlyList<Finding> findings)
    {
        using var tree = TestTree.Minimal();
        return Support.Reports.Of("markdown", (await tree.ValidateAsync()) with { Findings = findings });
    }
}
