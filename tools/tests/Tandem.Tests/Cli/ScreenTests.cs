using Shouldly;
using Tandem.Tests.Support;

namespace Tandem.Tests.Cli;

/// <summary>How much is said, and in which colours.</summary>
public sealed class ScreenTests
{
    private const string Escape = "\u001b[";

    [Theory]
    [InlineData("auto", "", false)]
    [InlineData("never", "", false)]
    [InlineData("always", "", true)]
    [InlineData("always", "1", true)]
    public async Task Colours_AreForTerminals_UnlessAskedFor(string choice, string noColor, bool expected)
    {
        using var tree = TestTree.Minimal();

        var result = await CommandLine.RunAsync(tree.Root, ["validate", "--color", choice, "--report", "console", "--report", "console=out.txt"], environment: [("NO_COLOR", noColor), ("GITHUB_ACTIONS", "true")]);

        result.Output.Contains(Escape, StringComparison.Ordinal).ShouldBe(expected);
        tree.Read("out.txt").ShouldNotContain(Escape, Case.Sensitive, "a file is no terminal");
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("1", false)]
    public async Task ATerminal_HasColours_UnlessNoColorIsSet(string noColor, bool expected)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists("/usr/bin/script"), "no pseudo-terminal to be had");
        using var tree = TestTree.Minimal();

        var result = await CommandLine.RunAsync("script", tree.Root, ["-qec", $"dotnet '{CommandLine.Tool}' validate", "/dev/null"], environment: [("NO_COLOR", noColor), ("TERM", "xterm")]);

        result.Output.Contains(Escape + "1m", StringComparison.Ordinal).ShouldBe(expected, result.Output + result.Error);
    }

    [Fact]
    public async Task Quiet_ShowsFindingsAlone()
    {
        using var tree = TestTree.Minimal();

        var result = await CommandLine.RunAsync(tree.Root, ["validate", "--verbosity", "quiet"]);

        result.ExitCode.ShouldBe(0);
        result.Output.ShouldBe("0 errors, 0 warnings, 0 suppressed\n");
        (await CommandLine.RunAsync(tree.Root, ["validate"])).Output.ShouldContain("clusters\n", Case.Sensitive, "the kept run was another one's");
    }

    [Fact]
    public async Task Detailed_SaysWhatGoesOn()
    {
        using var tree = TestTree.Minimal();

        (await CommandLine.RunAsync(tree.Root, ["validate", "--verbosity", "detailed"])).Error.ShouldContain("tandem: checking ");
    }

    [Fact]
    public async Task AWarning_StopsTheMerge_WhereItIsAskedTo()
    {
        using var tree = TestTree.Minimal();
        tree.Write("clusters/region-a/configmap.yaml", "apiVersion: example.com/v1\nkind: Unheard\nmetadata: {name: a}\n");

        (await CommandLine.RunAsync(tree.Root, ["validate"])).ExitCode.ShouldBe(1);
        var warned = await CommandLine.RunAsync(tree.Root, ["validate", "--unknown-kinds", "warn"]);
        warned.ExitCode.ShouldBe(0, warned.Output);
        warned.Output.ShouldContain("0 errors, 1 warning");
        warned.Output.ShouldContain("1 of example.com/v1 Unheard: the kind has no schema");
        (await CommandLine.RunAsync(tree.Root, ["validate", "--unknown-kinds", "warn", "--warnings-as-errors"])).ExitCode.ShouldBe(1);
    }
}
