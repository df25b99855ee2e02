using System.Xml.Linq;
using System.Xml.Schema;
using Shouldly;
using Tandem.Rules;
using Tandem.Tests.Support;

namespace Tandem.Tests.Reports;

/// <summary>The JUnit report, held against our own schema.</summary>
public sealed class JUnitReportTests
{
    [Fact]
    public async Task Report_MatchesItsSchema_WhateverHappened()
    {
        using var rich = Support.Reports.RichTree();
        using var minimal = TestTree.Minimal();

        Complaints(await Support.Reports.OfAsync("junit", rich)).ShouldBeEmpty();
        Complaints(await Support.Reports.OfAsync("junit", rich, request => request with { Rules = [new ThrowingRule()] })).ShouldBeEmpty();
        Complaints(await Support.Reports.OfAsync("junit", minimal)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("line=\"5\"", "line=\"0\"")]
    [InlineData("type=\"TND0104\"", "type=\"unknown\"")]
    [InlineData("<failure ", "<failed ")]
    [InlineData("name=\"facts\"", "name=\"schemas\"")]
    public async Task Schema_RejectsWhatIsWrong(string right, string wrong)
    {
        using var tree = Broken();
        var report = await Support.Reports.OfAsync("junit", tree);
        report.ShouldContain(right);

        Complaints(report.Replace(right, wrong, StringComparison.Ordinal).Replace("</failure>", wrong.StartsWith("<failed", StringComparison.Ordinal) ? "</failed>" : "</failure>", StringComparison.Ordinal)).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task EveryRule_IsACase_AndAFindingIsAFailureWithItsPlace()
    {
        using var tree = Broken();
        var xml = XDocument.Parse(await Support.Reports.OfAsync("junit", tree));

        xml.Root!.Elements("testsuite").Select(suite => (string)suite.Attribute("name")!).ShouldBe(Layers.All);
        var cases = xml.Descendants("testcase").ToList();
        foreach (var rule in RuleCatalog.All)
        {
            cases.ShouldContain(one => ((string)one.Attribute("name")!).StartsWith(rule.Id, StringComparison.Ordinal), rule.Id);
        }

        var failed = xml.Descendants("failure").ShouldHaveSingleItem();
        ((string)failed.Parent!.Attribute("file")!, (int)failed.Parent.Attribute("line")!).ShouldBe(("clusters/region-a/configmap.yaml", 5));
        ((string)failed.Attribute("message")!).ShouldBe("The object has no field imutable.");
        ((int)xml.Root.Attribute("failures")!, (int)xml.Root.Attribute("tests")!).ShouldBe((1, cases.Count));
        ((int)xml.Root.Attribute("skipped")!).ShouldBe(xml.Descendants("skipped").Count());
    }

    [Fact]
    public async Task WhatWasNotChecked_IsSkipped_NeverPassed()
    {
        using var tree = TestTree.Minimal();
        var xml = XDocument.Parse(await Support.Reports.OfAsync("junit", tree, request => request with { Skip = new HashSet<string>(["references"], StringComparer.Ordinal) }));

        var suite = xml.Descendants("testsuite").Single(one => (string)one.Attribute("name")! == "references");
        suite.Elements("testcase").ShouldAllBe(one => (string)one.Element("skipped")!.Attribute("message")! == "asked for with --skip");
    }

    private static TestTree Broken()
    {
        var tree = TestTree.Minimal();
        tree.Write("clusters/region-a/configmap.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\nimutable: true\n");
        return tree;
    }

    private static List<string> Complaints(string report)
    {
        var schemas = new XmlSchemaSet();
        schemas.Add(null, Path.Combine(RealRepository.Root, "tools/schemas/tandem.dev/junit_v1.xsd"));
        List<string> complaints = [];
        XDocument.Parse(report).Validate(schemas, (_, e) => complaints.Add(e.Message));
        return complaints;
    }
}
