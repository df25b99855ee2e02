using Shouldly;
using Tandem.Tests.Support;

namespace Tandem.Tests.Validation;

/// <summary>What is suppressed does not count, and takes nothing else with it.</summary>
public sealed class SuppressionTests
{
    [Theory]
    [InlineData("allow.TND9999: why not", "There is no rule TND9999.")]
    [InlineData("allow.tnd0104: why not", "There is no rule tnd0104.", "Did you mean TND0104?")]
    [InlineData("allow.TND0104: \"why not; until=2999-02-30\"", "until=2999-02-30 is no day.")]
    [InlineData("allow.TND0104: \"why not; untill=2999-02-28\"", "The annotation's part untill is not known.", "Did you mean until?")]
    [InlineData("allow.TND0104: \"; until=2999-02-28\"", "The annotation gives no reason.")]
    [InlineData("allow.TND0104: \"why not; container=\"", "The annotation's part container is empty.")]
    [InlineData("allow.TND0104: \"why not; container=server\"", "The object has no container server.")]
    [InlineData("allow.TND0104: \"why not; contianer=server\"", "The annotation's part contianer is not known.", "Did you mean container?")]
    [InlineData("allow.TND0104: \"why not; field=data; field=imutable\"", "The annotation names more than one field.")]
    [InlineData("allow.TND0104: \"why not; field=\"", "The annotation's part field is empty.")]
    [InlineData("alow.TND0104: why not", "tandem.dev/alow.TND0104 is no annotation of tandem's, so it suppresses nothing.", "Did you mean tandem.dev/allow.TND0104?")]
    public async Task AnAnnotationThatCannotBeUsed_SaysWhy_AndSuppressesNothing(string annotation, string message, string? hint = null)
    {
        using var tree = TestTree.Minimal();
        tree.Write("clusters/region-a/configmap.yaml", $"apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\n  annotations:\n    tandem.dev/{annotation}\nimutable: true\n");

        var active = (await tree.ValidateAsync(request => request with { Clusters = ["region-a"] })).Active.ToList();

        active.Select(finding => $"{finding.Rule.Id} {finding.Blame.Place.Line}").ShouldBe(["TND0007 6", "TND0104 7"]);
        active[0].Message.ShouldBe(message);
        active[0].Hint.ShouldNotBeNull();
        active[0].Hint.ShouldBe(hint ?? active[0].Hint);
    }

    [Theory]
    [InlineData("imutable", true)]
    [InlineData("data", false)]
    [InlineData("imut", false)]
    public async Task AnAnnotationWithAField_SuppressesWhatLiesInIt_AndNothingBeside(string field, bool suppresses)
    {
        using var tree = TestTree.Minimal();
        tree.Write("clusters/region-a/configmap.yaml",
            $"apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\n  annotations:\n    tandem.dev/allow.TND0104: \"why not; field={field}\"\ndata: {{}}\nimutable: true\n");

        var active = (await tree.ValidateAsync(request => request with { Clusters = ["region-a"] })).Active.Select(finding => finding.Rule.Id);

        active.ShouldBe(suppresses ? [] : ["TND0104"]);
    }

    private const string Facts = "base/fleet/kustomization.yaml";

    [Fact]
    public async Task Suppressing_ACause_LeavesItsConsequences()
    {
        using var tree = TestTree.OfTheFleet();
        tree.Write(Facts, tree.Read(Facts).Replace("{kind: PodDisruptionBudget, name: vllm-gemma}", "{kind: PodDisruptionBudget, name: budget}", StringComparison.Ordinal));
        (await tree.ValidateAsync()).Active.ShouldHaveSingleItem().Rule.Id.ShouldBe("TND0206");
        tree.Write("tandem.yaml", tree.Read("tandem.yaml") + $"suppress: [{{rule: TND0206, at: {Facts}, reason: a test}}]\n");

        var result = await tree.ValidateAsync();

        var left = result.Active.ShouldHaveSingleItem(FindingText.Of(result.Active));
        left.Rule.Id.ShouldBe("TND0202");
        result.Findings.ShouldContain(finding => finding.Rule.Id == "TND0206" && finding.Suppressed != null);
    }
}
