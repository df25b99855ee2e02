using System.Text.Json.Nodes;
using Shouldly;
using Tandem.Tests.Support;

namespace Tandem.Tests.Terraform;

/// <summary><c>tandem infra</c> as its users run it, over the real configuration and the embedded providers.</summary>
public sealed class InfraCommandTests : IDisposable
{
    private const int Creates = 55;
    private readonly TestTree tree = TestTree.OfTheFleet();
    private readonly string state = Directory.CreateTempSubdirectory("tandem-state-").FullName;

    private string Store => Path.Combine(state, "infra", "providers");

    private string StateFile => Path.Combine(state, "infra", "terraform.tfstate");

    public void Dispose()
    {
        tree.Dispose();
        Directory.Delete(state, recursive: true);
    }

    [Fact]
    public async Task Plan_ShowsEveryStage_WithoutNetworkOrCredentials()
    {
        var result = await CommandLine.RunWithoutNetworkAsync(tree.Root, ["infra", "plan", "--offline"], Environment());

        result.ExitCode.ShouldBe(0, result.Error);
        var headings = result.Output.Split('\n').Where(line => line.Length > 0 && line[0] != ' ').ToList();
        headings[..^1].ShouldBe(["shared", "europe-west4", "us-east5", "fleet"]);
        headings[^1].ShouldMatch(@"^\d+ to create, 0 to change, 0 to replace, 0 to destroy\.$");
        result.Output.ShouldContain("+ google_container_node_pool.tpu_pools[\"us-east5\"]");
        File.Exists(StateFile).ShouldBeFalse();
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
    public async Task Destroy_OutlastsALock()
    {
        await RunAsync("apply", "--offline");
        Fault("delete", "google_compute_network", "locked", times: 2);

        var destroyed = await RunAsync("destroy", "--offline", "--yes");

        destroyed.ExitCode.ShouldBe(0, destroyed.Error);
        destroyed.Error.Split("trying again in").Length.ShouldBe(3);
        Resources().ShouldBeEmpty();
    }

    [Fact]
    public async Task Destroy_GivesUpOnWhatDoesNotPass_AndGoesOnLater()
    {
        await RunAsync("apply", "--offline");
        Fault("delete", "google_dns_managed_zone", "error", message: "googleapi: Error 403: no permission");

        var refused = await RunAsync("destroy", "--offline", "--yes");
        File.Delete(Path.Combine(Store, "faults.json"));
        var destroyed = await RunAsync("destroy", "--offline", "--yes");

        refused.ExitCode.ShouldBe(1);
        refused.Error.ShouldContain("no permission");
        refused.Error.ShouldNotContain("trying again");
        destroyed.ExitCode.ShouldBe(0, destroyed.Error);
        Resources().ShouldBeEmpty();
    }

    [Fact]
    public async Task Destroy_SweepsWhatControllersLeft()
    {
        await RunAsync("apply", "--offline");
        Mark("orphans/gke-mcsd-1", "tpu-gke-dranet-vpc");
        Mark("orphans/k8s-fw-l7-2", "tpu-gke-dranet-vpc");
        Mark("orphans/gke-mcsd-of-another", "other-vpc");

        var destroyed = await RunAsync("destroy", "--offline", "--yes");

        destroyed.ExitCode.ShouldBe(0, destroyed.Error);
        Directory.GetFiles(Path.Combine(Store, "orphans")).Select(Path.GetFileName).ShouldBe(["gke-mcsd-of-another"]);
        destroyed.Error.IndexOf("deleting firewall rule gke-mcsd-1", StringComparison.Ordinal)
            .ShouldBeInRange(destroyed.Error.IndexOf("google_gke_hub_feature", StringComparison.Ordinal), destroyed.Error.IndexOf("the rest", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Destroy_KeepsWeights_UntilToldOtherwise()
    {
        await RunAsync("apply", "--offline");
        Mark("held/google_storage_bucket/replace-with-project-id-gemma-weights-us-east5", "a/model.safetensors\na/.tandem-complete.json");

        var kept = await RunAsync("destroy", "--offline", "--yes");
        var emptied = await RunAsync("destroy", "--offline", "--yes", "--delete-weights");

        kept.ExitCode.ShouldBe(0, kept.Error);
        kept.Output.ShouldContain("kept  replace-with-project-id-gemma-weights-us-east5");
        kept.Output.ShouldContain("left  google_storage_bucket.model_buckets[\"us-east5\"]");
        emptied.ExitCode.ShouldBe(0, emptied.Error);
        Resources().ShouldBeEmpty();
    }

    [Fact]
    public async Task Destroy_RefusesWhileTheGatewayStands()
    {
        await RunAsync("apply", "--offline");
        Mark("held/google_compute_address/gemma-gateway-ip-us-east5", "forwardingRules/gateway");
        var before = Resources().Count;

        var refused = await RunAsync("destroy", "--offline", "--yes");

        refused.ExitCode.ShouldBe(2);
        refused.Error.ShouldContain("The Gateway still uses gemma-gateway-ip-us-east5.");
        refused.Error.ShouldContain("tandem cleanup");
        Resources().Count.ShouldBe(before);
    }

    [Fact]
    public async Task Destroy_AsksBeforeItBegins()
    {
        await RunAsync("apply", "--offline");

        var refused = await RunAsync("destroy", "--offline");

        refused.ExitCode.ShouldBe(2);
        refused.Error.ShouldContain("This destroys");
        refused.Error.ShouldContain("--yes");
    }

    [Fact]
    public async Task Apply_RefusesToReplaceTwoRegions()
    {
        await RunAsync("apply", "--offline");
        tree.Write("infra/clusters.tf", tree.Read("infra/clusters.tf").Replace("name = \"gke-${each.key}\"", "name = \"gke2-${each.key}\""));

        var refused = await RunAsync("apply", "--offline", "--yes");

        refused.ExitCode.ShouldBe(2, refused.Error);
        refused.Error.ShouldContain("europe-west4 and us-east5");
        refused.Error.ShouldContain("--all-regions");
    }

    [Fact]
    public async Task Apply_Interrupted_GoesOnWhereItStopped()
    {
        Fault("create", "google_container_cluster", "slow", milliseconds: 3000);
        var interrupted = await CommandLine.RunAsync(tree.Root, ["infra", "apply", "--offline"], environment: Environment(),
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
        Fault("create", "google_compute_network", "slow", milliseconds: 20_000);
        var first = CommandLine.RunAsync(tree.Root, ["infra", "apply", "--offline"], environment: Environment());
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
    public async Task State_OfANewerTerraform_IsNotTouched()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(StateFile)!);
        const string Newer = """{"version": 99, "terraform_version": "9.0.0", "serial": 1, "lineage": "x", "outputs": {}, "resources": []}""";
        await File.WriteAllTextAsync(StateFile, Newer, TestContext.Current.CancellationToken);

        var refused = await RunAsync("apply", "--offline");

        refused.ExitCode.ShouldBe(1, refused.Error);
        refused.Error.ShouldContain("version");
        (await File.ReadAllTextAsync(StateFile, TestContext.Current.CancellationToken)).ShouldBe(Newer);
    }

    [Fact]
    public async Task Terraform_Missing_IsSaidInOneLine()
    {
        var result = await CommandLine.RunAsync(tree.Root, ["infra", "plan", "--offline"], environment: [.. Environment(), ("TANDEM_TERRAFORM", "/nowhere/terraform")]);
        result.ExitCode.ShouldBe(3);
        result.Error.ShouldContain("/nowhere/terraform");
    }

    [Fact]
    public async Task Terraform_TooOld_IsSaidInOneLine()
    {
        var script = tree.Absolute("terraform");
        await File.WriteAllTextAsync(script, "#!/bin/sh\necho '{\"terraform_version\": \"1.5.7\"}'\n", TestContext.Current.CancellationToken);
        Signals.MakeExecutable(script);

        var result = await CommandLine.RunAsync(tree.Root, ["infra", "plan", "--offline"], environment: [.. Environment(), ("TANDEM_TERRAFORM", script)]);

        result.ExitCode.ShouldBe(3);
        result.Error.ShouldContain("is terraform 1.5.7; the oldest that can plan this repository is 1.7.");
    }

    [Fact]
    public async Task WrongConfiguration_IsShownAtItsLine()
    {
        tree.Write("infra/network.tf", tree.Read("infra/network.tf").Replace("  mtu = 8896", "  mtu = 9000"));
        var result = await RunAsync("plan", "--offline");
        result.ExitCode.ShouldBe(1);
        result.Error.ShouldContain("infra/network.tf");
        result.Error.ShouldContain("TND0401");
    }

    private Task<CommandLine.Result> RunAsync(params string[] arguments) => CommandLine.RunAsync(tree.Root, ["infra", .. arguments], environment: Environment());

    private (string, string)[] Environment() => [("TANDEM_STATE", state)];

    private void Mark(string path, string text)
    {
        var file = Path.Combine(Store, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text + "\n");
    }

    private void Fault(string operation, string type, string effect, int times = 0, int milliseconds = 0, string? message = null, int after = 0)
    {
        Directory.CreateDirectory(Store);
        var fault = new JsonObject { ["op"] = operation, ["type"] = type, ["match"] = "", ["times"] = times, ["after"] = after, ["effect"] = effect, ["milliseconds"] = milliseconds, ["message"] = message };
        File.WriteAllText(Path.Combine(Store, "faults.json"), new JsonArray(fault).ToJsonString());
    }

    private string Journal()
    {
        var file = Path.Combine(state, "infra", "in-flight");
        return File.Exists(file) ? File.ReadAllText(file) : "";
    }

    private List<string> Resources() => ResourcesIn(StateFile);

    private static List<string> ResourcesIn(string file) => !File.Exists(file) ? [] :
    [
        .. from resource in JsonNode.Parse(File.ReadAllText(file))!["resources"]!.AsArray()
           where (string?)resource!["mode"] == "managed"
           from instance in resource["instances"]!.AsArray()
           orderby $"{resource["type"]}.{resource["name"]}[{instance!["index_key"]}]"
           select $"{resource["type"]}.{resource["name"]}[{instance["index_key"]}] {instance["attributes"]!.ToJsonString()}",
    ];

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
