using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using Tandem.Twin.Kubernetes.Store;
using Tandem.Twin.Traffic;

namespace Tandem.Tests.Twin.Traffic;

/// <summary>The gateway does what the Gateway, its route, the import and the pools say, and follows each change.</summary>
public sealed class GatewayRoutingTests
{
    [Theory]
    [InlineData(GatewayFleet.Near)]
    [InlineData(GatewayFleet.Far)]
    public async Task Request_AtEachAddress_IsAnsweredByItsOwnRegion(string region)
    {
        await using var fleet = await GatewayFleet.StartHealthyAsync();
        (await fleet.AnswererAsync(from: region)).ShouldBe(region);
        await Soon.TrueAsync(() => fleet.TrafficOf(region).Requests == 1, "the answer is counted");
        fleet.Gateway.Traffic.Regions.Sum(traffic => traffic.Requests).ShouldBe(1);
    }

    [Fact]
    public async Task Route_Deleted_Is404_UntilItIsBack()
    {
        await using var fleet = await GatewayFleet.StartHealthyAsync();
        fleet.Store(GatewayFleet.Near).Delete(GatewayObjects.Route);
        await fleet.SoonAnsweredByAsync("404");
        fleet.Gateway.Traffic.NoRoute.ShouldBeGreaterThan(0);
        fleet.Store(GatewayFleet.Near).Create(GatewayObjects.Route, GatewayObjects.Parse(GatewayObjects.OfTheConfigCluster[GatewayObjects.Route]));
        await fleet.SoonAnsweredByAsync(GatewayFleet.Near);
    }

    [Fact]
    public async Task Route_ThatMatchesOnePath_TakesNoOther()
    {
        await using var fleet = await GatewayFleet.StartHealthyAsync(objects: fleet => fleet.Edit(
            GatewayObjects.Route, route => route["spec"]!["rules"]![0]!["matches"] = JsonNode.Parse("""[{"path": {"type": "PathPrefix", "value": "/v1/chat"}}]""")));
        (await fleet.AnswererAsync()).ShouldBe(GatewayFleet.Near);
        using var models = await Stubs.Client.GetAsync($"http://{fleet.AddressOf(GatewayFleet.Near)}/v1/models", TestContext.Current.CancellationToken);
        models.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Route_OfAnotherNamespace_IsNotAdmitted()
    {
        await using var fleet = await GatewayFleet.StartHealthyAsync(objects: fleet =>
        {
            fleet.Store(GatewayFleet.Near).Delete(GatewayObjects.Route);
            var body = GatewayObjects.Parse(GatewayObjects.OfTheConfigCluster[GatewayObjects.Route]);
            body["spec"]!["parentRefs"]![0]!["namespace"] = GatewayObjects.Namespace;
            fleet.Store(GatewayFleet.Near).Create(GatewayObjects.Route with { Namespace = "elsewhere" }, body);
        });
        (await fleet.AnswererAsync()).ShouldBe("404");
    }

    [Fact]
    public async Task Import_ThatDoesNotExist_Is500()
    {
        await using var fleet = await GatewayFleet.StartHealthyAsync();
        fleet.Store(GatewayFleet.Near).Delete(GatewayObjects.Import);
        await fleet.SoonAnsweredByAsync("500");
    }

    [Fact]
    public async Task Address_Removed_ClosesItsPort_AndFindsItAgain()
    {
        var told = new List<int>();
        await using var fleet = await GatewayFleet.StartHealthyAsync(new GatewayOptions { AddressesChanged = addresses => told.Add(addresses.Count) });
        var address = fleet.AddressOf(GatewayFleet.Far);
        var addresses = fleet.Store(GatewayFleet.Near).Find(GatewayObjects.Gateway)!.Copy()["spec"]!["addresses"]!;
        fleet.Edit(GatewayObjects.Gateway, gateway => gateway["spec"]!["addresses"]!.AsArray().RemoveAt(0));
        await Soon.TrueAsync(() => fleet.Gateway.Addresses.Count == 1, "one address is left");
        await Soon.TrueAsync(() => IsClosedAsync(address), "its port is closed");
        (await fleet.AnswererAsync()).ShouldBe(GatewayFleet.Near);
        fleet.Edit(GatewayObjects.Gateway, gateway => gateway["spec"]!["addresses"] = addresses.DeepClone());
        await Soon.TrueAsync(() => fleet.Gateway.Addresses.Count == 2, "it is back");
        fleet.AddressOf(GatewayFleet.Far).ShouldBe(address);
        (await fleet.AnswererAsync(from: GatewayFleet.Far)).ShouldBe(GatewayFleet.Far);
        told.ShouldBe([2, 1, 2]);
    }

    [Fact]
    public async Task Port_ThatIsAskedFor_IsTaken()
    {
        int port;
        await using (var stub = await Stubs.StartAsync())
        {
            port = new Uri($"http://{stub.Address}").Port;
        }

        await using var fleet = await GatewayFleet.StartAsync(new GatewayOptions { Ports = new Dictionary<string, int> { [GatewayFleet.Near] = port } });
        fleet.AddressOf(GatewayFleet.Near).ShouldBe($"127.0.0.1:{port}");
        await Should.ThrowAsync<IOException>(() => GatewayFleet.StartAsync(new GatewayOptions { Ports = new Dictionary<string, int> { [GatewayFleet.Near] = port } }));
    }

    [Fact]
    public async Task Gateway_OfAnotherClass_IsNotServed()
    {
        await using var fleet = await GatewayFleet.StartAsync(objects: fleet => fleet.Edit(GatewayObjects.Gateway, gateway => gateway["spec"]!["gatewayClassName"] = "gke-l7-rilb"));
        fleet.Gateway.Addresses.ShouldBeEmpty();
    }

    [Fact]
    public async Task Gateway_ThatIsToBeProgrammed_OpensItsAddressesThen()
    {
        await using var fleet = await GatewayFleet.StartAsync(new GatewayOptions { WaitForProgrammed = true });
        fleet.Gateway.Addresses.ShouldBeEmpty();
        fleet.Store(GatewayFleet.Near).UpdateStatus(GatewayObjects.Gateway, status => status["conditions"] = JsonNode.Parse("""[{"type": "Programmed", "status": "True"}]"""));
        await Soon.TrueAsync(() => fleet.Gateway.Addresses.Count == 2, "both addresses are open");
    }

    [Fact]
    public async Task Pool_NoLongerExported_StopsItsRegion()
    {
        await using var fleet = await GatewayFleet.StartHealthyAsync();
        fleet.Edit(GatewayObjects.Pool, pool => pool["metadata"]!["annotations"]!.AsObject().Remove("networking.gke.io/export"));
        await fleet.SoonAnsweredByAsync(GatewayFleet.Far);
        fleet.Edit(GatewayObjects.Pool, pool => pool["metadata"]!["annotations"] = new JsonObject { ["networking.gke.io/export"] = "True" });
        await fleet.SoonAnsweredByAsync(GatewayFleet.Near);
    }

    [Fact]
    public async Task Pool_OfAClusterThatTheImportDoesNotName_StopsItsRegion()
    {
        await using var fleet = await GatewayFleet.StartHealthyAsync();
        fleet.Store(GatewayFleet.Near).UpdateStatus(GatewayObjects.Import, status => status["clusters"] = JsonNode.Parse("""[{"region": "europe-west4"}]"""));
        await fleet.SoonAnsweredByAsync(GatewayFleet.Far);
    }

    [Theory]
    [InlineData("FailOpen", GatewayFleet.Near)]
    [InlineData("FailClose", GatewayFleet.Far)]
    public async Task Pool_WithoutItsPicker_FailsAsItSays(string mode, string answerer)
    {
        await using var fleet = await GatewayFleet.StartHealthyAsync();
        fleet.Edit(GatewayObjects.Pool, pool => pool["spec"]!["endpointPickerRef"] = new JsonObject { ["name"] = "gemma-pool-epp", ["failureMode"] = mode });
        await fleet.SoonAnsweredByAsync(answerer);
        fleet.Store(GatewayFleet.Near).Create(new ObjectKey("", "Service", GatewayObjects.Namespace, "gemma-pool-epp"), GatewayObjects.Parse("""{"spec": {"selector": {"inferencepool": "gemma-pool-epp"}}}"""));
        var picker = GatewayObjects.Pod("127.0.0.1:1");
        picker["metadata"]!["labels"] = new JsonObject { ["inferencepool"] = "gemma-pool-epp" };
        fleet.Store(GatewayFleet.Near).Create(GatewayObjects.PodKey("gemma-pool-epp-1"), picker);
        await fleet.SoonAnsweredByAsync(GatewayFleet.Near);
    }

    [Fact]
    public async Task Pool_ThatSelectsOtherPods_HasNone()
    {
        await using var fleet = await GatewayFleet.StartHealthyAsync();
        fleet.Edit(GatewayObjects.Pool, pool => pool["spec"]!["selector"]!["matchLabels"]!["app"] = "another");
        await fleet.SoonAnsweredByAsync(GatewayFleet.Far);
    }

    [Fact]
    public async Task Pool_OnAPortThatNobodyServes_IsRefused()
    {
        await using var fleet = await GatewayFleet.StartHealthyAsync();
        fleet.Edit(GatewayObjects.Pool, pool => pool["spec"]!["targetPorts"]![0]!["number"] = 8080);
        await fleet.SoonAnsweredByAsync("503");
        fleet.NearTraffic.Errors.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Pod_NotReady_GetsNoTraffic()
    {
        await using var fleet = await GatewayFleet.StartHealthyAsync();
        fleet.Edit(GatewayObjects.PodKey($"vllm-{GatewayFleet.Near}"), pod => pod["status"]!["conditions"]![0]!["status"] = "False");
        await fleet.SoonAnsweredByAsync(GatewayFleet.Far);
    }

    [Fact]
    public async Task Pods_OfOneRegion_ShareItsTraffic()
    {
        await using var second = await Stubs.StartAsync();
        await using var fleet = await GatewayFleet.StartAsync(objects: fleet => fleet.Store(GatewayFleet.Near).Create(GatewayObjects.PodKey("vllm-2"), GatewayObjects.Pod(second.Address)));
        await Soon.TrueAsync(() => fleet.Gateway.Endpoints.Count(endpoint => endpoint.Healthy) == 3, "all three are healthy");
        for (var i = 0; i < 10; i++)
        {
            (await fleet.AnswererAsync()).ShouldBe(GatewayFleet.Near);
        }

        await Soon.TrueAsync(() => fleet.NearStub.Answered + second.Answered == 10, "ten answers are counted");
        fleet.NearStub.Answered.ShouldBeInRange(4, 6);
    }

    private static async Task<bool> IsClosedAsync(string address)
    {
        try
        {
            using var client = new System.Net.Sockets.TcpClient();
            await client.ConnectAsync(IPEndPoint.Parse(address), TestContext.Current.CancellationToken);
            return false;
        }
        catch (System.Net.Sockets.SocketException)
        {
            return true;
        }
    }
}
