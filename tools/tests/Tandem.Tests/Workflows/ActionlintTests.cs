using Shouldly;
using Tandem.Tests.Support;

namespace Tandem.Tests.Workflows;

/// <summary>The workflows held against actionlint, which target Actionlint installs into artifacts.</summary>
public sealed class ActionlintTests
{
    private static readonly string Home = Path.Combine(RealRepository.Root, "artifacts", "actionlint", "node_modules", "@tktco", "node-actionlint");

    [Fact]
    public async Task Workflows_HaveNothingThatActionlintKnowsBetter()
    {
        var result = await LintAsync(RealRepository.Root, ".github/workflows/*.yaml");

        result.ExitCode.ShouldBe(0, result.Output + result.Error);
        result.Output.ShouldContain($"Checking {Directory.GetFiles(Path.Combine(RealRepository.Root, ".github", "workflows"), "*.yaml").Length} workflow file(s)");
    }

    [Fact]
    public async Task Actionlint_FindsWhatIsWrong()
    {
        using var tree = TestTree.Minimal();
        tree.Write("wrong.yaml", "on: push\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    needs: b\n    steps:\n      - run: echo ${{ github.evnt }}\n");

        var result = await LintAsync(tree.Root, "wrong.yaml");

        result.ExitCode.ShouldNotBe(0);
        result.Output.ShouldContain("needs job \"b\"");
        result.Output.ShouldContain("property \"evnt\" is not defined");
    }

    private static Task<CommandLine.Result> LintAsync(string folder, string files)
    {
        Assert.SkipUnless(Directory.Exists(Home), "no actionlint: ./build.sh --target=Actionlint installs it, where there is npm");
        return CommandLine.RunAsync("node", folder, [Path.Combine(Home, "bin", "node-actionlint.js"), files]);
    }
}
