using Shouldly;
using Tandem.Findings;
using Tandem.Reports;
using Tandem.Rules;
using Tandem.Tests.Support;

namespace Tandem.Tests.Reports;

/// <summary>Workflow commands, escaped as GitHub's own toolkit escapes them.</summary>
public sealed class GitHubReportTests
{
    [Fact]
    public async Task Finding_IsACommandWithItsPlace()
    {
        using var tree = TestTree.Minimal();
        tree.Write("clusters/region-a/configmap.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\nimutable: true\n");

        var result = await CommandLine.RunAsync(tree.Root, ["validate", "--report", "github"]);

        result.ExitCode.ShouldBe(1, result.Error);
        result.Output.Split('\n')[0].ShouldBe("::error file=clusters/region-a/configmap.yaml,line=5,col=1,title=TND0104 unknown-field::The object has no field imutable.%0A"
            + "fix: Did you mean immutable?%0Ain:  region-a ConfigMap demo/settings imutable");
        result.Output.Split('\n')[1].ShouldStartWith("tandem: 1 error, 0 warnings, 0 suppressed; not checked: ");
    }

    [Fact]
    public async Task Text_IsEscaped_AsDataAndAsProperty()
    {
        var finding = Finding.At(ObjectRules.UnknownField, new Place("a,b:c%/d.yaml", 1, 2), "50% of\r\n::set-output name=x::y, [z]: \u001b[31m");

        (await TextAsync([finding])).Split('\n')[0].ShouldBe("::error file=a%2Cb%3Ac%25/d.yaml,line=1,col=2,title=TND0104 unknown-field::50%25 of%0A::set-output name=x::y, [z]: \uFFFD[31m");
    }

    [Fact]
    public async Task StandardInput_HasNoFile() =>
        (await TextAsync([Finding.At(ObjectRules.UnknownField, new Place("<stdin>", 3, 1), "wrong")])).ShouldStartWith("::error title=TND0104 unknown-field::wrong\n");

    [Fact]
    public async Task WhatGitHubWouldNotShow_IsSaid()
    {
        var findings = Enumerable.Range(1, 13).Select(line => Finding.At(ObjectRules.UnknownField, new Place("a.yaml", line, 1), $"::warning::no {line} ##[add-mask]x")).ToList();
        findings.Add(Finding.At(ObjectRules.UnknownField, new Place("b.yaml", 1, 1), "a warning") with { Severity = Severity.Warning });

        var lines = (await TextAsync(findings)).Split('\n');

        lines.Count(line => line.StartsWith("::error ", StringComparison.Ordinal)).ShouldBe(GitHubReport.MostPerStep);
        lines.Count(line => line.StartsWith("::warning ", StringComparison.Ordinal)).ShouldBe(1);
        lines[10].ShouldBe("tandem: GitHub shows 10 annotations of a kind for a step; 3 errors more, not annotated:");
        lines[11].ShouldBe("a.yaml:11:1: error TND0104: ::warning::no 11 ## [add-mask]x");
        lines[^2].ShouldStartWith("tandem: 13 errors, 1 warning, 0 suppressed");
    }

    private static async Task<string> TextAsync(IReadOnlyList<Finding> findings)
    {
        using var tree = TestTree.Minimal();
        return Support.Reports.Of("github", (await tree.ValidateAsync()) with { Findings = findings });
    }
}
