using Shouldly;
using Tandem.Tests.Support;

namespace Tandem.Tests.Review;

/// <summary><c>tandem hooks</c>: real pushes to a real remote, through the hook that git starts.</summary>
public sealed class HooksCommandTests
{
    private const string Manifest = "clusters/region-a/configmap.yaml";

    [Fact]
    public async Task ABrokenCommit_IsNotPushed_ARightOneIs()
    {
        using var repository = await WithHookAsync();
        (await PushAsync(repository)).ExitCode.ShouldBe(0);
        repository.Tree.Edit(Manifest, "mode: fast", "mode: [fast]");
        await repository.CommitAsync("broken");

        var refused = await PushAsync(repository);
        var forced = await PushAsync(repository, "--no-verify");

        refused.ExitCode.ShouldNotBe(0);
        refused.Error.ShouldContain(Manifest);
        refused.Error.ShouldContain("data.mode");
        refused.Error.ShouldContain("refs/heads/main was not pushed.");
        forced.ExitCode.ShouldBe(0, forced.Error);
    }

    [Fact]
    public async Task TheCommitCounts_NotTheFilesThatStandThere()
    {
        using var repository = await WithHookAsync();
        repository.Tree.Edit(Manifest, "mode: fast", "mode: [fast]");

        var result = await PushAsync(repository);

        result.ExitCode.ShouldBe(0, result.Error);
    }

    [Fact]
    public async Task WhatNoClusterIsMadeOf_IsPushedUnchecked()
    {
        using var repository = await WithHookAsync();
        repository.Tree.Edit(Manifest, "mode: fast", "mode: [fast]");
        await repository.CommitAsync("broken");
        await PushAsync(repository, "--no-verify");
        repository.Tree.Write("notes.md", "# Notes\n");
        await repository.CommitAsync("notes");

        var result = await PushAsync(repository);

        result.ExitCode.ShouldBe(0, result.Error);
    }

    [Fact]
    public async Task AHookOfSomebodyElses_GoesOnRunning_AndIsPutBack()
    {
        using var repository = await ReviewTree.MinimalAsync();
        var hook = repository.Tree.Absolute(".git/hooks/pre-push");
        Directory.CreateDirectory(Path.GetDirectoryName(hook)!);
        const string theirs = "#!/bin/sh\nprintf '%s %s ' \"$@\" > .git/seen\ncat >> .git/seen\n";
        await File.WriteAllTextAsync(hook, theirs, TestContext.Current.CancellationToken);
        await CommandLine.RunAsync("chmod", repository.Root, ["755", hook]);

        await PrepareAsync(repository);
        var pushed = await PushAsync(repository);
        var removed = await CommandLine.RunAsync(repository.Root, ["hooks", "uninstall"]);

        pushed.ExitCode.ShouldBe(0, pushed.Error);
        repository.Tree.Read(".git/seen").ShouldStartWith("origin ");
        repository.Tree.Read(".git/seen").ShouldContain("refs/heads/main");
        removed.Output.ShouldContain("is again what it was before.");
        (await File.ReadAllTextAsync(hook, TestContext.Current.CancellationToken)).ShouldBe(theirs);
        File.Exists(hook + ".before-tandem").ShouldBeFalse();
    }

    [Fact]
    public async Task AHookOfSomebodyElsesThatRefuses_StillDoes()
    {
        using var repository = await ReviewTree.MinimalAsync();
        var hook = repository.Tree.Absolute(".git/hooks/pre-push");
        Directory.CreateDirectory(Path.GetDirectoryName(hook)!);
        await File.WriteAllTextAsync(hook, "#!/bin/sh\necho not today >&2\nexit 9\n", TestContext.Current.CancellationToken);
        await CommandLine.RunAsync("chmod", repository.Root, ["755", hook]);
        await PrepareAsync(repository);

        var result = await PushAsync(repository);

        result.ExitCode.ShouldNotBe(0);
        result.Error.ShouldContain("not today");
    }

    [Fact]
    public async Task InAWorktree_TheHookIsTheRepositorys_AndChecksWhatIsPushedFromThere()
    {
        using var repository = await ReviewTree.MinimalAsync();
        var worktree = Path.Combine(Path.GetDirectoryName(repository.Root)!, "worktree");
        await repository.GitAsync("worktree", "add", "--quiet", "-b", "topic", worktree);
        await repository.GitAsync("init", "--quiet", "--bare", RemoteOf(repository));
        await repository.GitAsync("remote", "add", "origin", RemoteOf(repository));
        await PutToolAsync(worktree);

        var installed = await CommandLine.RunAsync(worktree, ["hooks", "install"]);
        var file = Path.Combine(worktree, Manifest);
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).Replace("mode: fast", "mode: [fast]", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        await GitTree.RunAsync(worktree, "commit", "--quiet", "--all", "--message", "broken");
        var pushed = await CommandLine.RunAsync("git", worktree, ["push", "--quiet", "origin", "topic"]);

        installed.ExitCode.ShouldBe(0, installed.Error);
        File.Exists(repository.Tree.Absolute(".git/hooks/pre-push")).ShouldBeTrue();
        pushed.ExitCode.ShouldNotBe(0);
        pushed.Error.ShouldContain("refs/heads/topic was not pushed.");
    }

    [Fact]
    public async Task TheSecondTime_NothingIsDone()
    {
        using var repository = await ReviewTree.MinimalAsync();

        var none = await CommandLine.RunAsync(repository.Root, ["hooks", "uninstall"]);
        await CommandLine.RunAsync(repository.Root, ["hooks", "install"]);
        var again = await CommandLine.RunAsync(repository.Root, ["hooks", "install"]);
        var gone = await CommandLine.RunAsync(repository.Root, ["hooks", "uninstall"]);

        none.Output.ShouldContain("There is no hook of tandem's in");
        again.Output.ShouldContain("is there already.");
        gone.Output.ShouldContain("is gone.");
        (none.ExitCode, again.ExitCode, gone.ExitCode).ShouldBe((0, 0, 0));
    }

    [Fact]
    public async Task WithoutTheTool_ThePushSaysSo()
    {
        using var repository = await WithHookAsync();
        File.Delete(repository.Tree.Absolute("tandem"));

        var result = await PushAsync(repository);

        result.ExitCode.ShouldNotBe(0);
        result.Error.ShouldContain("there is neither ./tandem here nor tandem on PATH");
    }

    private static async Task<ReviewTree> WithHookAsync()
    {
        var repository = await ReviewTree.MinimalAsync();
        await PrepareAsync(repository);
        return repository;
    }

    private static async Task PrepareAsync(ReviewTree repository)
    {
        await repository.GitAsync("init", "--quiet", "--bare", RemoteOf(repository));
        await repository.GitAsync("remote", "add", "origin", RemoteOf(repository));
        await PutToolAsync(repository.Root);
        var installed = await CommandLine.RunAsync(repository.Root, ["hooks", "install"]);
        installed.ExitCode.ShouldBe(0, installed.Error);
    }

    private static async Task PutToolAsync(string root)
    {
        var script = Path.Combine(root, "tandem");
        await File.WriteAllTextAsync(script, $"#!/bin/sh\nexec dotnet '{CommandLine.Tool}' \"$@\"\n", TestContext.Current.CancellationToken);
        await CommandLine.RunAsync("chmod", root, ["755", script]);
        await File.AppendAllTextAsync(Path.Combine(await HomeOf(root), "info", "exclude"), "/tandem\n", TestContext.Current.CancellationToken);
    }

    private static async Task<string> HomeOf(string root)
    {
        var home = Path.GetFullPath((await GitTree.RunAsync(root, "rev-parse", "--git-common-dir")).Trim(), root);
        Directory.CreateDirectory(Path.Combine(home, "info"));
        return home;
    }

    private static Task<CommandLine.Result> PushAsync(ReviewTree repository, params string[] more) =>
        CommandLine.RunAsync("git", repository.Root, ["push", "--quiet", .. more, "origin", "main"]);

    private static string RemoteOf(ReviewTree repository) => Path.Combine(Path.GetDirectoryName(repository.Root)!, "remote.git");
}
