using Shouldly;
using Tandem.Tests.Support;

namespace Tandem.Tests.Terraform;

/// <summary>Plans and applies.</summary>
public sealed class InfraCommandTests : InfraCommandTest
{
    private const int Creates = 55;

    [Fact]
    public async Task Plan_ShowsEveryStage_WithoutNetworkOrCredentials()
    {
        var result = await CommandLine.RunWithoutNetworkAsync(Tree.Root, ["infra", "plan", "--offline"], Environment());

        result.ExitCode.ShouldBe(0, result.Error);
        var headings = result.Output.Split('\n').Where(line => line.Length > 0 && line[0] != ' ').ToList();
        headings[..^1].ShouldBe(["shared", "europe-west4", "us-east5", "fleet"]);
        headings[^1].ShouldMatch(@"^\d+ to create, 0 to change, 0 to replace, 0 to destroy\.$");
        result.Output.ShouldContain("+ google_container_node_pool.tpu_pools[\"us-east5\"]");
        File.Exists(StateFile).ShouldBeFalse();
    }

    [Theory]
    [InlineData("plan")]
    [InlineData("apply")]
    public async Task Rejects_AProviderThatIsNotKnown_AtTheBlockThatUsesIt_AsUnchecked(string command)
    {
        Tree.Write("infra/other.tf", "resource \"aws_instance\" \"x\" {}\n");

        var result = await RunAsync(command, "--offline");

        result.ExitCode.ShouldBe(3, result.Output + result.Error);
        result.Error.ShouldStartWith("infra/other.tf\n  1:1  error  The provider hashicorp/aws is not known here; known are google, google-beta and time.");
        result.Error.ShouldEndWith("\ntandem: Nothing was planned: a provider or module is not known here.\n");
        result.Error.ShouldNotContain("lock file");
        Resources().ShouldBeEmpty();
    }

    [Fact]
    public async Task ApplyThenDestroy_LeavesNothing()
    {
        var applied = await RunAsync("apply", "--offline");
        var again = await RunAsync("plan", "--offline");
        var destroyed = await RunAsync("destroy", "--offline", "--yes");

        applied.ExitCode.ShouldBe(0, applied.Error);
        again.Output.ShouldContain("Nothing to do");
        destroyed.ExitCode.ShouldBe(0, destroyed.Error);
        destroyed.Output.ShouldContain("Destroyed; nothing is left.");
        Resources().ShouldBeEmpty();
        // APIs stay on: others in the project may use them.
        Directory.GetFiles(Store, "google_*.json").ShouldAllBe(file => Path.GetFileName(file).StartsWith("google_project_service."));
    }

    [Fact]
    public async Task Apply_TouchesOneRegionAfterTheOther()
    {
        var applied = await RunAsync("apply", "--offline");

        var lines = applied.Error.Split('\n').Select(line => line.Trim()).ToList();
        var (europe, america) = (lines.IndexOf("europe-west4"), lines.IndexOf("us-east5"));
        europe.ShouldBeInRange(1, america);
        lines[..america].ShouldNotContain(line => line.Contains("[\"us-east5\"]"));
        lines[america..].ShouldNotContain(line => line.Contains("[\"europe-west4\"]"));
    }

    [Fact]
    public async Task Apply_RefusesToReplaceTwoRegions()
    {
        await RunAsync("apply", "--offline");
        Tree.Write("infra/clusters.tf", Tree.Read("infra/clusters.tf").Replace("name = \"gke-${each.key}\"", "name = \"gke2-${each.key}\""));

        var refused = await RunAsync("apply", "--offline", "--yes");

        refused.ExitCode.ShouldBe(2, refused.Error);
        refused.Error.ShouldContain("europe-west4 and us-east5");
        refused.Error.ShouldContain("--all-regions");
    }

    [Fact]
    public async Task Apply_Interrupted_GoesOnWhereItStopped()
    {
        Fault("create", "google_container_cluster", "slow", milliseconds: 3000);
        var interrupted = await CommandLine.RunAsync(Tree.Root, ["infra", "apply", "--offline"], environment: Environment(),
            started: process => Signals.TerminateWhen(process, () => Journal().Contains("google_container_cluster")));
        File.Delete(Path.Combine(Store, "faults.json"));
        var resumed = await RunAsync("apply", "--offline");

        interrupted.ExitCode.ShouldBe(130, interrupted.Error);
        interrupted.Error.ShouldContain("run the same command again");
        resumed.ExitCode.ShouldBe(0, resumed.Error);
        (await RunAsync("plan", "--offline")).Output.ShouldContain("Nothing to do");
    }

    [Fact]
    public async Task Apply_BesideAnother_WaitsAndSaysWho()
    {
        Fault("create", "google_compute_network", "slow", milliseconds: 12_000);
        var first = CommandLine.RunAsync(Tree.Root, ["infra", "apply", "--offline"], environment: Environment());
        while (!Journal().Contains("google_compute_network") && !first.IsCompleted)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        var second = await RunAsync("plan", "--offline");
        var finished = await first;

        second.ExitCode.ShouldBe(3, second.Error);
        second.Error.ShouldContain("Another run holds the state.");
        finished.ExitCode.ShouldBe(0, finished.Error);
    }

    [Theory]
    [MemberData(nameof(Kills))]
    public async Task Apply_KilledAtACreate_EndsAsAnUnbrokenRun(int create)
    {
        Fault("create", "*", "kill", times: 1, after: create - 1);
        var broken = await RunAsync("apply", "--offline");
        File.Delete(Path.Combine(Store, "faults.json"));
        var resumed = await RunAsync("apply", "--offline");

        broken.ExitCode.ShouldBe(1, broken.Error);
        resumed.ExitCode.ShouldBe(0, resumed.Error);
        Resources().ShouldBe(await Unbroken.Value);
        Resources().Count.ShouldBe(Creates, "every resource of the configuration is a case");
        (await RunAsync("plan", "--offline")).Output.ShouldContain("Nothing to do");
    }

    public static TheoryData<int> Kills => [.. Soak.Sample([.. Enumerable.Range(1, Creates)], 2)];

    [Fact]
    public async Task Plan_WhereARegionLacksAFact_NamesItsFacts()
    {
        const string Facts = "clusters/us-east5/facts/region.yaml";
        var lines = (await File.ReadAllLinesAsync(Tree.Absolute(Facts), TestContext.Current.CancellationToken)).Where(line => !line.Contains("nodeSubnetCidr", StringComparison.Ordinal)).ToList();
        await File.WriteAllLinesAsync(Tree.Absolute(Facts), lines, TestContext.Current.CancellationToken);

        var refused = await RunAsync("plan", "--offline");

        refused.ExitCode.ShouldBe(1, refused.Error);
        refused.Error.ShouldContain($"{Facts}\n  {lines.IndexOf("data:") + 1}:1  error  Unsupported attribute");
        refused.Error.ShouldNotContain("What was done");
    }

    [Theory]
    [InlineData("""{"version": 99, "terraform_version": "9.0.0", "serial": 1, "lineage": "x", "outputs": {}, "resources": []}""", "format version 99")]
    [InlineData("""{"version": 4, "resou""", "could not be parsed as JSON")]
    [InlineData("", "no state")]
    public async Task State_ThatCannotBeRead_IsNamedAndNotTouched(string text, string why)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(StateFile)!);
        await File.WriteAllTextAsync(StateFile, text, TestContext.Current.CancellationToken);

        foreach (var command in (string[][])[["plan"], ["apply"], ["destroy", "--yes"]])
        {
            var refused = await RunAsync([.. command, "--offline"]);

            refused.ExitCode.ShouldBe(3, refused.Error);
            refused.Error.ShouldStartWith("tandem: The state cannot be read, and was left as it is: ");
            refused.Error.ShouldContain(why);
            refused.Error.ShouldContain($"{StateFile}.backup");
            refused.Error.ShouldNotContain("\u001b");
            (await File.ReadAllTextAsync(StateFile, TestContext.Current.CancellationToken)).ShouldBe(text);
        }
    }

    [Fact]
    public async Task Terraform_Missing_IsSaidInOneLine()
    {
        var result = await CommandLine.RunAsync(Tree.Root, ["infra", "plan", "--offline"], environment: [.. Environment(), ("TANDEM_TERRAFORM", "/nowhere/terraform")]);
        result.ExitCode.ShouldBe(3);
        result.Error.ShouldContain("/nowhere/terraform");
    }

    [Fact]
    public async Task Terraform_TooOld_IsSaidInOneLine()
    {
        var script = Tree.Absolute("terraform");
        await File.WriteAllTextAsync(script, "#!/bin/sh\necho '{\"terraform_version\": \"1.5.7\"}'\n", TestContext.Current.CancellationToken);
        Signals.MakeExecutable(script);

        var result = await CommandLine.RunAsync(Tree.Root, ["infra", "plan", "--offline"], environment: [.. Environment(), ("TANDEM_TERRAFORM", script)]);

        result.ExitCode.ShouldBe(3);
        result.Error.ShouldContain("is terraform 1.5.7; the oldest that can plan this repository is 1.7.");
    }

    [Fact]
    public async Task WrongConfiguration_IsShownAtItsLine()
    {
        Tree.Write("infra/network.tf", Tree.Read("infra/network.tf").Replace("  mtu = 8896", "  mtu = 9000"));
        var result = await RunAsync("plan", "--offline");
        result.ExitCode.ShouldBe(1);
        result.Error.ShouldContain("infra/network.tf");
        result.Error.ShouldContain("TND0401");
    }

    // Made once: every unbroken run comes to the same.
    private static readonly Lazy<Task<List<string>>> Unbroken = new(async () =>
    {
        using var other = TestTree.OfTheFleet();
        var folder = Directory.CreateTempSubdirectory("tandem-state-").FullName;
        try
        {
            (await CommandLine.RunAsync(other.Root, ["infra", "apply", "--offline"], environment: [("TANDEM_STATE", folder)])).ExitCode.ShouldBe(0);
            return ResourcesIn(Path.Combine(folder, "infra", "terraform.tfstate"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    });
}
