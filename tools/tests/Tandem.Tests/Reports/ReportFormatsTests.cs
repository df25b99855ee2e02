using Shouldly;
using Tandem.Reports;
using Tandem.Tests.Support;

namespace Tandem.Tests.Reports;

/// <summary>What every format has in common.</summary>
public sealed class ReportFormatsTests
{
    public static TheoryData<string> Formats => [.. ReportFormats.Names];

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Report_IsTheSameTwice(string format)
    {
        using var tree = Support.Reports.RichTree();

        var first = await Support.Reports.OfAsync(format, tree);
        var second = await Support.Reports.OfAsync(format, tree, request => request with { UseCache = false });

        second.ShouldBe(first);
        first.ShouldEndWith("\n");
        first.ShouldNotContain("\r");
        first.ShouldNotContain(tree.Root);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task ARuleThatThrows_IsReported_AndTheOthersStillRan(string format)
    {
        using var tree = TestTree.Minimal();
        tree.Write("clusters/region-a/configmap.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\nimutable: true\n");

        var result = await tree.ValidateAsync(request => request with { Rules = [new ThrowingRule(), .. request.Rules.Where(rule => rule.Info.Id != "TND0103")] });

        result.ExitCode.ShouldBe(ExitCodes.Bug);
        var text = Support.Reports.Of(format, result);
        text.ShouldContain("TND0103");
        text.ShouldContain("bug");
        text.ShouldContain("InvalidOperationException");
        text.ShouldContain("imutable");
    }

    [Fact]
    public async Task SeveralReports_AreWrittenInOneRun()
    {
        using var tree = TestTree.Minimal();
        string[] arguments = [.. ReportFormats.Names.SelectMany(format => new[] { "--report", $"{format}=out.{format}" })];

        var result = await CommandLine.RunAsync(tree.Root, ["validate", .. arguments, "--report", "console"]);

        result.ExitCode.ShouldBe(0, result.Error);
        ReportFormats.Names.ShouldAllBe(format => tree.Read($"out.{format}").Length > 0);
        result.Output.ShouldBe(tree.Read("out.console"));
    }

    [Fact]
    public async Task AReportOnALink_WritesWhereItLeads()
    {
        using var tree = TestTree.Minimal();
        tree.Write("real.json", "");
        File.CreateSymbolicLink(tree.Absolute("link.json"), tree.Absolute("real.json"));

        (await CommandLine.RunAsync(tree.Root, ["validate", "--report", "json=link.json"])).ExitCode.ShouldBe(0);

        new FileInfo(tree.Absolute("link.json")).LinkTarget.ShouldNotBeNull();
        tree.Read("real.json").ShouldStartWith("{");
    }
}
