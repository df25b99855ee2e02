using Shouldly;
using Tandem.Tests.Support;
using Tandem.Validation;

namespace Tandem.Tests.Validation;

/// <summary>What a whole run wrote is kept under everything that it depends on: an old answer never stands for a new question.</summary>
public sealed class RunCacheTests
{
    private static readonly string[] Forms = ["console False"];
    private static readonly RunOutcome Outcome = new(0, ["0 errors\n"]);

    [Fact]
    public async Task TheSameQuestion_HasTheSameAnswer()
    {
        using var tree = TestTree.Minimal();
        await KeepAsync(tree);

        var kept = RunCache.Of(Request(tree), Forms)!.Read();

        kept.ShouldNotBeNull().Reports.ShouldBe(Outcome.Reports);
        kept.ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task ARunOverThisRepository_AsksForNothingThatHasNoDigest()
    {
        using var tree = TestTree.WithWorkflows();

        var result = await tree.ValidateAsync();

        result.PathsAsked.Where(path => !InputDigest.Covers(path, "tandem.yaml")).ShouldBeEmpty();
    }

    [Fact]
    public async Task AnyChangeOfTheInput_IsANewQuestion()
    {
        Action<TestTree>[] changes =
        [
            tree => tree.Write("clusters/region-a/configmap.yaml", tree.Read("clusters/region-a/configmap.yaml").Replace("fast", "slow", StringComparison.Ordinal)),
            tree => tree.Write("clusters/region-a/kustomization.yml", "resources: []\n"),
            tree => tree.Write("base/new.yaml", ""),
            tree => tree.Write("infra/main.tf", ""),
            tree => tree.Write("tandem.yaml", "version: 1\nunknownKinds: warn\n"),
            tree => Directory.CreateDirectory(tree.Absolute("clusters/region-b")),
            tree => File.Delete(tree.Absolute("clusters/region-a/configmap.yaml")),
            tree => File.Move(tree.Absolute("clusters/region-a/configmap.yaml"), tree.Absolute("clusters/region-a/config-map.yaml")),
            tree => Directory.Move(tree.Absolute("clusters/region-a"), tree.Absolute("clusters/region-c")),
        ];
        foreach (var change in changes)
        {
            using var tree = TestTree.Minimal();
            await KeepAsync(tree);

            change(tree);

            RunCache.Of(Request(tree), Forms)!.Read().ShouldBeNull();
        }
    }

    [Fact]
    public async Task AnyChangeOfTheRequest_IsANewQuestion()
    {
        using var tree = TestTree.Minimal();
        await KeepAsync(tree);
        var request = Request(tree);
        ValidationRequest[] others =
        [
            request with { Today = request.Today.AddDays(1) },
            request with { Skip = new HashSet<string>(["terraform"], StringComparer.Ordinal) },
            request with { Clusters = ["region-a"] },
            request with { WarningsAsErrors = true },
            request with { UnknownKindsWarn = false },
            request with { UnknownKindsWarn = true },
        ];

        others.ShouldAllBe(other => RunCache.Of(other, Forms)!.Read() == null);
        RunCache.Of(request, ["console True"])!.Read().ShouldBeNull();
        RunCache.Of(request, ["json False"])!.Read().ShouldBeNull();
        RunCache.Of(request, [.. Forms, .. Forms])!.Read().ShouldBeNull();
    }

    [Fact]
    public void WhatIsNoRepository_OrIsAskedForAnew_IsNotKept()
    {
        using var tree = TestTree.Minimal();

        RunCache.Of(Request(tree) with { UseCache = false }, Forms).ShouldBeNull();
        RunCache.Of(Request(tree) with { Paths = [tree.Root] }, Forms).ShouldBeNull();
        RunCache.Of(Request(tree) with { StandardInput = "" }, Forms).ShouldBeNull();
    }

    [Fact]
    public async Task WhatTheDigestDoesNotHold_KeepsARunFromBeingKept()
    {
        using var outside = TestTree.Minimal();
        outside.Write("elsewhere/configmap.yaml", outside.Read("clusters/region-a/configmap.yaml").Replace("settings", "more", StringComparison.Ordinal));
        outside.Write("elsewhere/kustomization.yaml", "resources: [configmap.yaml]\n");
        outside.Write("clusters/region-a/kustomization.yaml", "resources: [configmap.yaml, ../../elsewhere]\n");
        await KeepAsync(outside);

        using var missing = TestTree.Minimal();
        missing.Write("clusters/region-a/kustomization.yaml", "resources: [configmap.yaml, ../../elsewhere]\n");
        await KeepAsync(missing);

        using var linked = TestTree.Minimal();
        File.CreateSymbolicLink(linked.Absolute("clusters/region-a/link.yaml"), linked.Absolute("tandem.yaml"));

        RunCache.Of(Request(outside), Forms)!.Read().ShouldBeNull();
        RunCache.Of(Request(missing), Forms)!.Read().ShouldBeNull();
        RunCache.Of(Request(linked), Forms).ShouldBeNull();
    }

    [Fact]
    public async Task AFileThatChangesDuringTheRun_KeepsItFromBeingKept()
    {
        using var tree = TestTree.Minimal();
        var before = tree.Read("clusters/region-a/configmap.yaml");
        var cache = RunCache.Of(Request(tree), Forms)!;
        tree.Write("clusters/region-a/configmap.yaml", before + "  more: \"1\"\n");
        cache.Write(await tree.ValidateAsync(), Outcome);

        tree.Write("clusters/region-a/configmap.yaml", before);

        RunCache.Of(Request(tree), Forms)!.Read().ShouldBeNull();
    }

    [Fact]
    public async Task Reports_AreTheSameBytes_WithAndWithoutTheCache()
    {
        using var tree = TestTree.OfTheFleet();
        tree.Write("base/model-server/service.yaml", tree.Read("base/model-server/service.yaml").Replace("kind: Service", "kind: Service\nspex: 1", StringComparison.Ordinal));
        string[] arguments = ["validate", "--report", "console", "--report", "json=report.json"];
        var runs = new List<string>();
        foreach (var more in new[] { "--no-cache", "--verbosity=normal", "--verbosity=normal" })
        {
            var run = await CommandLine.RunAsync(tree.Root, [.. arguments, more]);
            run.ExitCode.ShouldBe(1, run.Error);
            runs.Add(run.Output + tree.Read("report.json"));
        }

        runs[1].ShouldBe(runs[0]);
        runs[2].ShouldBe(runs[0]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1, "")]
    [InlineData(1, "a\nb", "", "é\0 3\n")]
    public void Outcomes_ReadAsTheyWereWritten(int code, params string[] reports)
    {
        var text = new RunOutcome(code, reports).Print();

        RunOutcome.Parse(text).ShouldNotBeNull().Reports.ShouldBe(reports);
        RunOutcome.Parse(text)!.ExitCode.ShouldBe(code);
        RunOutcome.Parse(text + "x").ShouldBeNull();
        RunOutcome.Parse(text[..^1]).ShouldBeNull();
    }

    private static async Task KeepAsync(TestTree tree)
    {
        var cache = RunCache.Of(Request(tree), Forms)!;
        cache.Write(await tree.ValidateAsync(), Outcome);
    }

    private static ValidationRequest Request(TestTree tree) => new(tree.Root) { Today = new DateOnly(2026, 11, 23) };
}
