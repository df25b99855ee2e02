using System.Text.Json;
using Shouldly;
using Tandem.Rules;
using Tandem.Tests.Support;

namespace Tandem.Tests.Reports;

/// <summary>The SARIF report, held against SARIF's own schema and rules by the validator of its authors.</summary>
public sealed class SarifReportTests
{
    [Fact]
    public async Task Report_HasNoErrorOfTheValidator()
    {
        using var tree = Support.Reports.RichTree();
        tree.Write("docs/rules/TND0104-unknown-field.md", "the page\n");

        (await SarifValidator.ErrorsAsync(await Support.Reports.OfAsync("sarif", tree))).ShouldBeEmpty();
        (await SarifValidator.ErrorsAsync(await Support.Reports.OfAsync("sarif", tree, request => request with { Rules = [new ThrowingRule()] }))).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("\"startLine\": 3", "\"startLine\": 0")]
    [InlineData("\"level\": \"note\"", "\"level\": \"fatal\"")]
    [InlineData("\"columnKind\"", "\"columnKinds\"")]
    [InlineData("\"ruleIndex\": ", "\"ruleIndex\": 9")]
    public async Task Validator_FindsWhatIsWrong(string right, string wrong)
    {
        using var tree = TestTree.Minimal();
        tree.Write("clusters/region-a/configmap.yaml", "apiVersion: v1\nkind: ConfigMap\nimutable: true\nmetadata: {name: settings}\n");
        var report = await Support.Reports.OfAsync("sarif", tree);
        report.ShouldContain(right);

        (await SarifValidator.ErrorsAsync(report.Replace(right, wrong, StringComparison.Ordinal))).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Rules_HaveTheirPagesAsHelp()
    {
        using var tree = TestTree.Minimal();
        using var json = JsonDocument.Parse(await Support.Reports.OfAsync("sarif", tree));

        var rules = json.RootElement.GetProperty("runs")[0].GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().ToList();
        rules.Select(rule => rule.GetProperty("id").GetString()).ShouldBe(RuleCatalog.All.Select(rule => rule.Id));
        var page = rules[RuleCatalog.All.ToList().FindIndex(rule => rule.Id == "TND0103")];
        page.GetProperty("help").GetProperty("markdown").GetString()!.ShouldStartWith("# TND0103 floating-image-tag\n");
        page.GetProperty("help").GetProperty("text").GetString()!.ShouldContain("\nBad\n\n    apiVersion: v1\n");
        page.GetProperty("fullDescription").GetProperty("text").GetString()!.ShouldStartWith("A container's image has no tag, which means latest,");
        page.GetProperty("defaultConfiguration").GetProperty("level").GetString().ShouldBe("error");
        page.TryGetProperty("helpUri", out _).ShouldBeFalse("there are no pages in that repository");
    }

    [Fact]
    public async Task HelpUri_LeadsToTheRepositorysOwnPage()
    {
        using var tree = TestTree.OfTheFleet();
        tree.Write("docs/rules/TND0103-floating-image-tag.md", "the page\n");

        (await Support.Reports.OfAsync("sarif", tree)).ShouldContain("\"helpUri\": \"https://github.com/replace-with-owner/tandem/blob/main/docs/rules/TND0103-floating-image-tag.md\"");
    }

    [Fact]
    public async Task Result_HasPlaceChainFingerprintAndRelatedPlaces()
    {
        using var tree = Support.Reports.RichTree();
        var result = await tree.ValidateAsync();
        using var json = JsonDocument.Parse(Support.Reports.Of("sarif", result));

        var results = json.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().ToList();
        results.Count.ShouldBe(result.Findings.Count);
        var suppressed = results.Single(one => one.GetProperty("ruleId").GetString() == "TND0104");
        suppressed.GetProperty("suppressions")[0].GetProperty("kind").GetString().ShouldBe("external");
        suppressed.GetProperty("suppressions")[0].GetProperty("justification").GetString().ShouldBe("<&> `to` show it (until 2999-01-31)");
        suppressed.GetProperty("suppressions")[0].GetProperty("location").GetProperty("physicalLocation").GetProperty("region").GetProperty("startLine").GetInt32().ShouldBe(3);
        var region = suppressed.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("region");
        (region.GetProperty("startColumn").GetInt32(), region.GetProperty("snippet").GetProperty("text").GetString()).ShouldBe((3, "colour: red"));
        suppressed.GetProperty("partialFingerprints").GetProperty("tandem/v1").GetString()!.Length.ShouldBe(64);
        suppressed.GetProperty("locations")[0].GetProperty("logicalLocations").GetArrayLength().ShouldBe(2);
        results.Any(one => one.TryGetProperty("relatedLocations", out var related) && related.GetArrayLength() > 0).ShouldBeTrue();
        foreach (var one in results)
        {
            RuleCatalog.All[one.GetProperty("ruleIndex").GetInt32()].Id.ShouldBe(one.GetProperty("ruleId").GetString());
        }
    }

    [Fact]
    public async Task Chain_IsACodeFlow_ThatEndsAtTheFact()
    {
        using var tree = TestTree.OfTheFleet();
        tree.Edit("clusters/us-east5/facts/region.yaml", "serverImage: vllm/vllm-tpu:v0.11.1", "serverImage: vllm/vllm-tpu:latest");
        using var json = JsonDocument.Parse(await Support.Reports.OfAsync("sarif", tree));

        var steps = json.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().Single(one => one.GetProperty("ruleId").GetString() == "TND0103")
            .GetProperty("codeFlows")[0].GetProperty("threadFlows")[0].GetProperty("locations").EnumerateArray().Select(step => step.GetProperty("location")).ToList();
        steps[0].GetProperty("message").GetProperty("text").GetString().ShouldBe("first written here");
        steps[^1].GetProperty("message").GetProperty("text").GetString().ShouldBe("the fact that it is filled with");
        steps[^1].GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString().ShouldBe("clusters/us-east5/facts/region.yaml");
    }

    [Fact]
    public async Task WhatIsUnchecked_IsANotification()
    {
        using var tree = Support.Reports.RichTree();
        using var json = JsonDocument.Parse(await Support.Reports.OfAsync("sarif", tree, request => request with { Skip = new HashSet<string>(["schemas"], StringComparer.Ordinal) }));

        var invocation = json.RootElement.GetProperty("runs")[0].GetProperty("invocations")[0];
        invocation.GetProperty("exitCode").GetInt32().ShouldBe(3);
        invocation.GetProperty("executionSuccessful").GetBoolean().ShouldBeFalse();
        invocation.GetProperty("toolExecutionNotifications").EnumerateArray().Select(note => note.GetProperty("associatedRule").GetProperty("id").GetString()).ShouldContain("TND0008");
        invocation.GetProperty("toolConfigurationNotifications").EnumerateArray().Select(note => note.GetProperty("message").GetProperty("text").GetString())
            .ShouldContain("The layer schemas was not checked: asked for with --skip.");
    }

    [Fact]
    public async Task Paths_AreEncoded()
    {
        using var tree = TestTree.Minimal();
        tree.Write("clusters/region-a/kustomization.yaml", "resources: [\"a b#ü%.yaml\"]\nnamespace: demo\n");
        tree.Write("clusters/region-a/a b#ü%.yaml", tree.Read("clusters/region-a/configmap.yaml") + "imutable: true\n");

        (await Support.Reports.OfAsync("sarif", tree)).ShouldContain("\"uri\": \"clusters/region-a/a%20b%23%C3%BC%25.yaml\"");
    }
}
