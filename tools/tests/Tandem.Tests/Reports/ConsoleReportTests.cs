using Shouldly;
using Tandem.Tests.Support;

namespace Tandem.Tests.Reports;

/// <summary>What a person sees.</summary>
public sealed class ConsoleReportTests
{
    [Fact]
    public async Task Finding_ShowsPlaceLineAndCure()
    {
        using var tree = TestTree.Minimal();
        tree.Write("clusters/region-a/configmap.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\nimutable: true\n");

        var result = await CommandLine.RunAsync(tree.Root, ["validate"]);

        result.ExitCode.ShouldBe(1);
        result.Error.ShouldBeEmpty();
        result.Output.ShouldStartWith(
            """
            clusters/region-a/configmap.yaml
              5:1  error  The object has no field imutable.  TND0104 unknown-field
                  5 | imutable: true
                    | ^
                  fix: Did you mean immutable?
                  in:  region-a ConfigMap demo/settings imutable

            """.ReplaceLineEndings("\n"));
        result.Output.ShouldEndWith("1 error, 0 warnings, 0 suppressed\n");
        result.Output.ShouldNotContain("\u001b");
    }

    [Fact]
    public async Task LongLinesAndBrackets_ComeOutWhole()
    {
        using var tree = TestTree.Minimal();
        var value = string.Concat(Enumerable.Repeat("[name=x]", 30));
        tree.Write("clusters/region-a/configmap.yaml", $"apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings\n\"{value}\": true\n");

        var result = await CommandLine.RunAsync(tree.Root, ["validate"]);

        result.Output.ShouldContain($"The object has no field {value}.");
    }

    [Fact]
    public async Task RealFleet_EndsWithItsClusters()
    {
        var result = await CommandLine.RunAsync(RealRepository.Root, ["validate"]);

        result.ExitCode.ShouldBe(0, result.Output + result.Error);
        var last = result.Output.TrimEnd().Split('\n')[^4..];
        last[0].ShouldMatch(@"^  europe-west4 +\d+ objects \(.*overlay \d+");
        last[1].ShouldMatch(@"^  us-east5 +\d+ objects \(.*gateway \d+");
        last[2].ShouldMatch(@"^  no cluster +\d+ objects \(base/drill \d+\)");
        last[3].ShouldBe("0 errors, 0 warnings, 1 suppressed");
    }
}
