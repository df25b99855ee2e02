using System.Text.Json.Nodes;
using Shouldly;
using Tandem.Cli;
using Tandem.Rules;
using Tandem.Tests.Support;

namespace Tandem.Tests.Cli;

/// <summary><c>tandem validate</c> with a rule that throws: it is a bug of ours, and no reason to keep silent about the rest.</summary>
public sealed class FailingRuleTests
{
    private static readonly IReadOnlyList<Rule> Rules = [new ThrowingRule(), .. RuleCatalog.Checks.Where(rule => rule.Info.Id != "TND0103")];

    [Fact]
    public async Task Bug_IsToldWithItsRule()
    {
        using var tree = TestTree.OfTheFleet();

        var (exitCode, output) = await RunAsync(tree);

        exitCode.ShouldBe(70, output);
        output.ShouldContain("The rule TND0103 failed; this is a bug of tandem.");
        output.ShouldContain(nameof(ThrowingRule));
    }

    [Fact]
    public async Task OtherRules_StillRun()
    {
        using var tree = TestTree.OfTheFleet();
        tree.Edit("base/inference-pool/role.yaml", "resources: [pods]", "resources: [pots]");

        var (exitCode, output) = await RunAsync(tree);

        exitCode.ShouldBe(70, output);
        output.ShouldContain("TND0148");
    }

    [Fact]
    public async Task Report_NamesTheRule()
    {
        using var tree = TestTree.OfTheFleet();

        var (exitCode, output) = await RunAsync(tree, "--report", "json");

        exitCode.ShouldBe(70, output);
        JsonNode.Parse(output)!["failures"]!.AsArray().Select(failure => failure!["rule"]!.GetValue<string>()).ShouldBe(["TND0103"]);
    }

    // In this process: the tool that users get has no rule that throws.
    private static async Task<(int ExitCode, string Output)> RunAsync(TestTree tree, params string[] arguments)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var exitCode = await Application.RunAsync(["validate", "-C", tree.Root, "--no-cache", "--skip", "terraform", .. arguments], output, error, Rules);
        return (exitCode, output.ToString());
    }
}
