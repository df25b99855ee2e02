using Shouldly;
using Tandem.Tests.Live.Clusters;
using Tandem.Tests.Support;

namespace Tandem.Tests.Live;

/// <summary>Wrong usage of the live commands, and clusters that are not there: one clear message, its exit code, never a stack trace.</summary>
public sealed class LiveUsageTests
{
    [Theory]
    [InlineData("drill", "--region")]
    [InlineData("drill --region us-east5", "Which clusters?")]
    [InlineData("status --twin --contexts us-east5=a,europe-west4=b", "exclude each other")]
    [InlineData("drill --twin --region us-east5 --scenario crush", "Did you mean crash?")]
    [InlineData("drill --contexts us-east5=a,europe-west4=b --region us-east5 --scenario hang", "needs the twin")]
    [InlineData("drill --twin --region us-east5 --report sarif", "There is no report format sarif. The formats are json, ")]
    [InlineData("drill --twin --region us-east5 --rps 0", "--rps must be a number above 0")]
    [InlineData("drill --twin --region us-east5 --hold never", "--hold must be a number above 0")]
    [InlineData("drill --contexts us-east5=a --region us-east5", "leaves out europe-west4")]
    [InlineData("drill compare no-such.json tandem.yaml", "There is no such file")]
    [InlineData("drill compare tandem.yaml tandem.yaml", "It is no report of the form tandem.drill/v1")]
    [InlineData("status --contexts us-east6=a", "Did you mean us-east5?")]
    [InlineData("chat hi --twin --max-tokens 0", "--max-tokens must be a whole number above 0; it is 0.")]
    [InlineData("chat", "Required argument 'PROMPT' missing")]
    [InlineData("cleanup", "Which clusters?")]
    [InlineData("preflight", "Which clusters?")]
    [InlineData("preflight --twin --report sarif", "There is no report format sarif")]
    [InlineData("drill --twin --region us-east5 --max-first-token 0", "--max-first-token must be a number above 0")]
    [InlineData("cache-weights --twin extra", "There is no command or argument extra")]
    public async Task Rejects_WrongUsage(string arguments, string message)
    {
        var result = await CommandLine.RunAsync(RealRepository.Root, arguments.Split(' '));

        result.ExitCode.ShouldBe(2, result.Output + result.Error);
        result.Error.ShouldContain(message);
        result.Error.ShouldNotContain("   at ");
        result.Output.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("drill --region us-east5 --yes")]
    [InlineData("drill --region us-east5")]
    [InlineData("cleanup")]
    [InlineData("cache-weights")]
    [InlineData("status")]
    [InlineData("preflight")]
    public async Task Unchecked_WhereAClusterCannotBeReached(string arguments)
    {
        var kubeconfig = AnsweringServer.Kubeconfig("http://127.0.0.1:1");

        var result = await CommandLine.RunAsync(RealRepository.Root, [.. arguments.Split(' '), "--kubeconfig", kubeconfig, "--contexts", "us-east5=there,europe-west4=elsewhere"]);

        result.ExitCode.ShouldBe(3, result.Output + result.Error);
        (result.Output + result.Error).ShouldContain("cannot be reached");
        result.Error.ShouldNotContain("   at ");
    }
}
