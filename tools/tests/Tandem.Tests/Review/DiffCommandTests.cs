using Shouldly;
using Tandem.Tests.Support;

namespace Tandem.Tests.Review;

/// <summary><c>tandem diff</c> as people run it: what it prints, its exit codes, and that it leaves the tree alone.</summary>
public sealed class DiffCommandTests
{
    [Fact]
    public async Task ARef_DoesNotDifferFromItself()
    {
        using var repository = await ReviewTree.OfTheFleetAsync();

        var result = await repository.DiffAsync("main", "HEAD", "--exit-code");

        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.ShouldContain("nothing changes");
        result.Output.ShouldContain("7 units of 2 clusters compared, 7 made of the same files.");
        result.Output.ShouldNotContain("order");
    }

    [Fact]
    public async Task AChange_IsShownWithItsLineAndOrder_AndTheTreeIsLeftAlone()
    {
        using var repository = await ReviewTree.OfTheFleetAsync();
        repository.Tree.Edit("base/model-server/deployment.yaml", "--max-model-len=16384", "--max-model-len=8192");
        await repository.CommitAsync("shorter");
        var before = Directory.EnumerateFileSystemEntries(repository.Root).Order(StringComparer.Ordinal).ToList();

        var plain = await repository.DiffAsync("HEAD~1", "HEAD");
        var strict = await repository.DiffAsync("HEAD~1", "HEAD", "--exit-code");

        plain.ExitCode.ShouldBe(0, plain.Error);
        strict.ExitCode.ShouldBe(1, strict.Error);
        plain.Output.ShouldContain("~ Deployment gemma/vllm-gemma  all clusters  RESTART");
        plain.Output.ShouldContain("spec.template.spec.containers[name=vllm-tpu].args[--max-model-len]: --max-model-len=16384 -> --max-model-len=8192  base/model-server/deployment.yaml:");
        plain.Output.ShouldContain("1. Fast-forward deploy/europe-west4: 1 object changes, vllm-gemma restarts.");
        plain.Output.ShouldContain("2. Fast-forward deploy/us-east5");
        Directory.EnumerateFileSystemEntries(repository.Root).Order(StringComparer.Ordinal).ShouldBe(before);
        (await repository.GitAsync("status", "--porcelain")).ShouldBeEmpty();
        (await repository.GitAsync("worktree", "list")).Trim().Split('\n').Length.ShouldBe(1);
    }

    [Fact]
    public async Task WithoutAHead_TheFilesAsTheyStandAreCompared_AndThatIsSaid()
    {
        using var repository = await ReviewTree.SmallAsync();
        repository.Tree.Edit("base/deployment.yaml", "replicas: 2", "replicas: 3");

        var files = await repository.DiffAsync("HEAD");
        var commits = await repository.DiffAsync("HEAD", "HEAD");

        files.Output.ShouldContain("HEAD (");
        files.Output.ShouldContain("-> the working tree: 1 object changes");
        files.Error.ShouldContain("1 file of the working tree is not committed; what it says is part of this diff.");
        commits.Output.ShouldContain("nothing changes");
        commits.Error.ShouldContain("1 file of the working tree is not committed and no part of this diff: leave HEAD out to compare the files as they stand.");
    }

    [Fact]
    public async Task ARefThatDoesNotRender_GivesTheDiffOfTheRest_And3()
    {
        using var repository = await ReviewTree.SmallAsync();
        repository.Tree.Edit("clusters/us-east5/gateway/gateway.yaml", "port: 80", "port: 8080");
        repository.Tree.Edit("base/kustomization.yaml", "  - service.yaml", "  - servise.yaml");
        await repository.CommitAsync("broken");

        var result = await repository.DiffAsync("HEAD~1", "HEAD", "--exit-code");

        result.ExitCode.ShouldBe(3, result.Error);
        result.Output.ShouldContain("spec.listeners[name=http].port: 80 -> 8080");
        result.Output.ShouldContain("not compared");
        result.Output.ShouldContain("clusters/us-east5 of HEAD (");
        result.Output.ShouldContain("base/kustomization.yaml:3:5: base/servise.yaml does not exist");
        result.Output.ShouldNotContain("A kustomization does not build");
        result.Output.ShouldNotContain("- Deployment");
        result.Output.ShouldContain("Nothing else is known to change.");
        result.Output.ShouldContain("Hold deploy/europe-west4 back: not all of europe-west4 could be compared.");
    }

    [Theory]
    [InlineData(new[] { "no-such" }, "There is no commit, branch or tag no-such.", "git branch --all")]
    [InlineData(new[] { "HEAD", "no-such" }, "There is no commit, branch or tag no-such.", "git branch --all")]
    [InlineData(new[] { "other" }, "There is no commit, branch or tag other.", "Did you mean origin/other?")]
    [InlineData(new[] { "HEAD", "--cluster", "us-east" }, "There is no cluster us-east.", "Did you mean us-east5?")]
    [InlineData(new[] { "HEAD", "--report", "xml" }, "There is no report format xml", "console, markdown, json")]
    [InlineData(new[] { "HEAD", "--prices", "no.yaml" }, "There is no such table of prices.", "currency")]
    [InlineData(new[] { "HEAD~1..HEAD" }, "There is no commit, branch or tag HEAD~1..HEAD.", "git branch --all")]
    [InlineData(new string[0], "Required argument 'BASE' missing", "tandem diff --help")]
    public async Task WhatIsNotThere_IsSaidInOneMessage(string[] arguments, string message, string hint)
    {
        using var repository = await ReviewTree.SmallAsync();
        await repository.GitAsync("update-ref", "refs/remotes/origin/other", "HEAD");

        var result = await repository.DiffAsync(arguments);

        result.ExitCode.ShouldBe(2);
        result.Output.ShouldBeEmpty();
        result.Error.ShouldContain(message);
        result.Error.ShouldContain(hint);
        result.Error.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task OutsideOfARepository_ItSaysSo()
    {
        using var tree = TestTree.Minimal();

        var result = await CommandLine.RunAsync(tree.Root, ["diff", "HEAD"]);

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain("is in no git repository.");
    }

    [Fact]
    public async Task AShallowClone_IsToldHowToGetItsHistory()
    {
        using var repository = await ReviewTree.SmallAsync();
        await repository.CommitAsync("second");
        var clone = Path.Combine(Path.GetDirectoryName(repository.Root)!, "clone");
        await repository.GitAsync("clone", "--quiet", "--depth=1", $"file://{repository.Root}", clone);

        var missing = await CommandLine.RunAsync(clone, ["diff", "HEAD~1"]);
        var here = await CommandLine.RunAsync(clone, ["diff", "HEAD"]);

        missing.ExitCode.ShouldBe(2);
        missing.Error.ShouldContain("This clone is shallow: git fetch --unshallow");
        here.ExitCode.ShouldBe(0, here.Error);
    }

    [Fact]
    public async Task TheMergeBase_KeepsWhatTheBaseDidMeanwhileOut()
    {
        using var repository = await ReviewTree.SmallAsync();
        await repository.GitAsync("switch", "--quiet", "--create", "topic");
        repository.Tree.Edit("base/deployment.yaml", "replicas: 2", "replicas: 3");
        await repository.CommitAsync("mine");
        await repository.GitAsync("switch", "--quiet", "main");
        repository.Tree.Edit("base/poddisruptionbudget.yaml", "maxUnavailable: 1", "maxUnavailable: 2");
        await repository.CommitAsync("theirs");

        var tips = await repository.DiffAsync("main", "topic");
        var mine = await repository.DiffAsync("main", "topic", "--merge-base");

        tips.Output.ShouldContain("PodDisruptionBudget");
        mine.Output.ShouldContain("merge base of main and topic");
        mine.Output.ShouldContain("spec.replicas: 2 -> 3");
        mine.Output.ShouldNotContain("PodDisruptionBudget");
    }

    [Fact]
    public async Task ATreeBelowTheTopOfItsRepository_IsComparedAsWell()
    {
        using var repository = await ReviewTree.SmallAsync();
        var inner = repository.Tree.Absolute("deep/fleet");
        Directory.CreateDirectory(Path.GetDirectoryName(inner)!);
        foreach (var name in new[] { "base", "clusters", "tandem.yaml" })
        {
            Directory.CreateDirectory(inner);
            Directory.Move(repository.Tree.Absolute(name), Path.Combine(inner, name));
        }

        await repository.CommitAsync("deeper");
        repository.Tree.Edit("deep/fleet/base/deployment.yaml", "replicas: 2", "replicas: 3");
        var below = await CommandLine.RunAsync(inner, ["diff", "HEAD"]);
        var before = await CommandLine.RunAsync(inner, ["diff", "HEAD~1"]);

        below.Output.ShouldContain("spec.replicas: 2 -> 3");
        before.ExitCode.ShouldBe(2);
        before.Error.ShouldContain("At that commit, is there a folder deep/fleet?");
    }
}
