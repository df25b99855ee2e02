using Shouldly;
using Tandem.Tests.Support;

namespace Tandem.Tests.Terraform;

/// <summary>Takes down what was applied.</summary>
public sealed class InfraDestroyTests : InfraCommandTest
{
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
}
