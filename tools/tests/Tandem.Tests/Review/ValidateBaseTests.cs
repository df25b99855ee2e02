using Shouldly;
using Tandem.Tests.Support;

namespace Tandem.Tests.Review;

/// <summary><c>validate --base</c>: what may not change since the branch left its base.</summary>
public sealed class ValidateBaseTests
{
    private const string Rule = "TND0156";

    [Fact]
    public async Task AnImmutableField_IsFoundAtItsLine_OnlyWithABase()
    {
        using var repository = await ReviewTree.OfTheFleetAsync();
        await repository.GitAsync("switch", "--quiet", "--create", "topic");
        repository.Tree.Edit("base/model-server/resourceclaimtemplate.yaml", "deviceClassName: netdev.google.com", "deviceClassName: mrdma.google.com");
        await repository.CommitAsync("change");

        var without = await CommandLine.RunAsync(repository.Root, ["validate", "--skip", "terraform"]);
        var with = await CommandLine.RunAsync(repository.Root, ["validate", "--skip", "terraform", "--base", "main"]);

        without.ExitCode.ShouldBe(0, without.Output);
        with.ExitCode.ShouldBe(1, with.Error);
        with.Output.ShouldContain(Rule);
        with.Output.ShouldContain("12:30  error  spec.spec.devices.requests[name=req-netdev].exactly.deviceClassName of ResourceClaimTemplate gemma/all-netdev");
        with.Output.ShouldContain("was netdev.google.com and is mrdma.google.com: the API server does not let spec change.");
    }

    [Fact]
    public async Task AFieldThatIsGone_IsFoundAtWhatHeldIt()
    {
        using var repository = await ReviewTree.SmallAsync();
        repository.Tree.Edit("base/deployment.yaml", "    matchLabels:\n      app: server\n  template", "    matchLabels: {}\n  template");

        var result = await CommandLine.RunAsync(repository.Root, ["validate", "--base", "HEAD"]);

        result.Output.ShouldContain(Rule);
        result.Output.ShouldContain("spec.selector.matchLabels.app of Deployment demo/server was server and is gone");
    }

    [Fact]
    public async Task ABaseThatDidNotRender_OnlyWarns()
    {
        using var repository = await ReviewTree.SmallAsync();
        repository.Tree.Edit("base/kustomization.yaml", "  - service.yaml", "  - servise.yaml");
        await repository.CommitAsync("broken");
        repository.Tree.Edit("base/kustomization.yaml", "  - servise.yaml", "  - service.yaml");

        var result = await CommandLine.RunAsync(repository.Root, ["validate", "--base", "HEAD"]);

        result.Output.ShouldContain("clusters/us-east5 does not render where it left HEAD, so it is not known which immutable fields changed.");
        result.ExitCode.ShouldNotBe(3);
    }

    [Theory]
    [InlineData(new[] { "--base", "no-such" }, "There is no commit, branch or tag no-such.")]
    [InlineData(new[] { "--base", "HEAD", "base" }, "--base compares a repository; it takes no PATH.")]
    public async Task AWrongBase_IsSaidInOneMessage(string[] arguments, string message)
    {
        using var repository = await ReviewTree.SmallAsync();

        var result = await CommandLine.RunAsync(repository.Root, ["validate", .. arguments]);

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain(message);
        result.Error.ShouldNotContain("   at ");
    }
}
