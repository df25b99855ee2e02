using Shouldly;
using Tandem.Rules;
using Tandem.Tests.Support;
using Tandem.Validation;

namespace Tandem.Tests.Validation;

/// <summary>Folders of anybody's: what only others can read is counted as not checked, what is ours to say is said.</summary>
public sealed class ForeignTreeTests
{
    private const string Deployment = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec:
              containers:
                - {name: web, image: "IMAGE"}

        """;

    [Fact]
    public async Task Admits_AHelmChart_AsNotChecked()
    {
        using var tree = TestTree.Minimal();
        tree.Write("foreign/charts/web/Chart.yaml", "apiVersion: v2\nname: web\nversion: 1.0.0\n");
        tree.Write("foreign/charts/web/templates/service.yaml", "{{- if .Values.on -}}\nkind: Service\n{{- end }}\n");

        var result = await RunAsync(tree);

        FindingText.Of(result.Active).ShouldBeEmpty();
        result.Coverage.UncheckedFiles.ShouldHaveSingleItem().Path.ShouldBe("foreign/charts/web");
    }

    [Theory]
    [InlineData("settings.yaml", "replicas: 3\n")]
    [InlineData("docker-compose.yaml", "version: '2'\nservices: {}\n")]
    [InlineData("datasources.yaml", "apiVersion: 1\ndatasources: []\n")]
    [InlineData("list.json", "[1, 2]\n")]
    public async Task Admits_AFileOfAnotherFormat_AsNotChecked(string file, string text)
    {
        using var tree = TestTree.Minimal();
        tree.Write($"foreign/{file}", text);

        var result = await RunAsync(tree);

        FindingText.Of(result.Active).ShouldBeEmpty();
        result.Coverage.UncheckedFiles.ShouldHaveSingleItem().Path.ShouldBe($"foreign/{file}");
    }

    [Theory]
    [InlineData("apiversion: v1\nkind: ConfigMap\nmetadata: {name: a}\n")]
    [InlineData("apiVersion: v1\nmetadata: {name: a}\n")]
    [InlineData("knid: ConfigMap\nmetadata: {name: a}\n")]
    public async Task Rejects_AnObjectWithASlipInItsType(string text)
    {
        using var tree = TestTree.Minimal();
        tree.Write("foreign/configmap.yaml", text);

        var result = await RunAsync(tree);

        result.Active.ShouldHaveSingleItem().Rule.Id.ShouldBe("TND0112");
    }

    [Fact]
    public async Task Rejects_AnotherFormat_InAFileThatWasNamed()
    {
        using var tree = TestTree.Minimal();
        tree.Write("foreign/settings.yaml", "replicas: 3\n");

        var result = await tree.ValidateAsync(request => request with { Paths = [tree.Absolute("foreign/settings.yaml")] });

        result.Active.ShouldHaveSingleItem().Rule.Id.ShouldBe("TND0112");
    }

    [Theory]
    [InlineData("somebody/web:1.2.3", false)]
    [InlineData("ghrc.io/somebody/web:1.2.3", true)]
    public async Task Judges_OnlySlips_InTheNamesOfRegistries(string image, bool isFound)
    {
        using var tree = TestTree.Minimal();
        tree.Write("foreign/deployment.yaml", Deployment.Replace("IMAGE", image, StringComparison.Ordinal));

        var result = await RunAsync(tree);

        result.Active.Count(finding => finding.Rule.Id == "TND0708").ShouldBe(isFound ? 1 : 0, FindingText.Of(result.Active));
    }

    [Theory]
    [InlineData("op://vault/web/token", 0)]
    [InlineData("ENC[AES256_GCM,data:eA==,iv:eA==,tag:eA==,type:str]", 0)]
    [InlineData("hunter2", 1)]
    public async Task Judges_OnlyWhatIsSecret_InASecret(string value, int findings)
    {
        using var tree = TestTree.Minimal();
        tree.Write("foreign/secret.yaml", $"apiVersion: v1\nkind: Secret\nmetadata: {{name: a}}\nstringData:\n  token: \"{value}\"\n");

        var result = await RunAsync(tree);

        result.Active.Count(finding => finding.Rule.Id == "TND0701").ShouldBe(findings, FindingText.Of(result.Active));
    }

    [Theory]
    [InlineData("{postBuild: {substitute: {APP: web}}}", 0)]
    [InlineData("{path: ./web}", 1)]
    public async Task Judges_Variables_WhereNothingFillsThemIn(string spec, int findings)
    {
        using var tree = TestTree.Minimal();
        tree.Write("foreign/flux.yaml", $"apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {{name: a}}\nspec: {spec}\n");
        tree.Write("foreign/configmap.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${APP}\n");

        var result = await RunAsync(tree);

        result.Active.Count(finding => finding.Rule != ToolRules.UnknownKind).ShouldBe(findings, FindingText.Of(result.Active));
        result.Coverage.UncheckedFiles.Any(file => file.Path == "foreign/configmap.yaml").ShouldBe(findings == 0);
    }

    private static Task<ValidationResult> RunAsync(TestTree tree) => tree.ValidateAsync(request => request with { Paths = [tree.Absolute("foreign")], UnknownKindsWarn = true });
}
