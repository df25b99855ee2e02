using Shouldly;
using Tandem.Twin.Providers;
using Tandem.Twin.Providers.Model;

namespace Tandem.Tests.Terraform;

/// <summary>The real terraform, on small configurations, says what each of them announces and nothing else.</summary>
public sealed class ScenarioTests
{
    public static TheoryData<string> Cases => [.. Scenario.Names];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Blames_WhatTheScenarioMarks(string name)
    {
        var scenario = Scenario.Read(name);
        using var root = new TerraformRoot(scenario.Text);
        await using var providers = await EmbeddedProviders.StartAsync(new EmbeddedProviderOptions(), TestContext.Current.CancellationToken);
        foreach (var step in scenario.Steps.SkipLast(1))
        {
            var before = await RunAsync(root, providers, step);
            before.ExitCode.ShouldBe(0, $"{step}: {before}");
        }

        var run = await RunAsync(root, providers, scenario.Steps[^1]);

        var unexpected = run.Errors.Where(error => !scenario.Expected.Any(expected => Fits(error, expected))).ToList();
        var unseen = scenario.Expected.Where(expected => !run.Errors.Any(error => Fits(error, expected))).ToList();
        unexpected.ShouldBeEmpty($"errors that nothing announces\n{run}");
        unseen.ShouldBeEmpty($"errors that did not come\n{run}");
        run.ExitCode.ShouldBe(scenario.Expected.Count > 0 ? 1 : 0, $"{run}");
    }

    [Fact]
    public void EveryType_StandsInTheScenarioOfAllTypes()
    {
        var text = Scenario.Read("accepts-every-type").Text;

        SchemaCatalog.All.Where(schema => !text.Contains($"{(schema.IsData ? "data" : "resource")} \"{schema.Type}\"", StringComparison.Ordinal)).Select(schema => schema.Type).ShouldBeEmpty();
    }

    private static Task<TerraformRun> RunAsync(TerraformRoot root, EmbeddedProviders providers, string step) => step switch
    {
        "validate" => root.RunAsync(providers, "validate", "-json"),
        "plan" => root.RunAsync(providers, "plan", "-json"),
        "unchanged" => root.RunAsync(providers, "plan", "-json", "-detailed-exitcode"),
        "apply" => root.RunAsync(providers, "apply", "-json", "-auto-approve"),
        _ => root.RunAsync(providers, "destroy", "-json", "-auto-approve"),
    };

    private static bool Fits(TerraformError error, TerraformError expected) => error.Line == expected.Line && error.Text.Contains(expected.Text, StringComparison.Ordinal);
}
