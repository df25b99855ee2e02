using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using Shouldly;
using Tandem.Tests.Twin.Simulation;
using Tandem.Twin.Hosting;
using Tandem.Twin.Json;

namespace Tandem.Tests.Twin.Hosting;

public sealed class TwinHostTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rejects_ASecondTwinOfTheSameFolder()
    {
        var options = CodelabTwin.Options(new TestGround());
        await using var first = await TwinHost.StartAsync(options, Cancel);
        var refusal = await Should.ThrowAsync<TwinException>(() => TwinHost.StartAsync(options, Cancel));
        refusal.Message.ShouldBe($"A twin runs already, as process {Environment.ProcessId}.");
    }

    [Fact]
    public async Task Rejects_APortInUse_AndLetsGoOfTheFolder()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var options = CodelabTwin.Options(new TestGround());
        var busy = options with { Ports = new Dictionary<string, int> { [TestGround.Us] = ((IPEndPoint)taken.LocalEndpoint).Port } };
        (await Should.ThrowAsync<TwinException>(() => TwinHost.StartAsync(busy, Cancel))).Message.ShouldContain("in use");
        await using var free = await TwinHost.StartAsync(options, Cancel);
    }

    [Fact]
    public async Task TwinJson_StandsFromReadyToEnd()
    {
        var options = CodelabTwin.Options(new TestGround());
        var host = await TwinHost.StartAsync(options, Cancel);
        TwinRecord.Find(options.Folder).ShouldBeNull();
        host.TellReady();
        var record = TwinRecord.Find(options.Folder).ShouldNotBeNull();
        record.Pid.ShouldBe(Environment.ProcessId);
        record.Regions.Keys.ShouldBe([TestGround.Eu, TestGround.Us]);
        File.ReadAllText(record.Kubeconfig).ShouldContain($"name: {TestGround.Us}");
        await host.DisposeAsync();
        TwinRecord.Find(options.Folder).ShouldBeNull();
        TwinLock.Holder(options.Folder).ShouldBeNull();
    }

    [Fact]
    public async Task Control_SetsAndTakesAwayFaults_AndShutsDown()
    {
        await using var host = await TwinHost.StartAsync(CodelabTwin.Options(new TestGround()), Cancel);
        using var http = new HttpClient { BaseAddress = host.Control };
        using var added = await http.PostAsJsonAsync("faults", new { region = TestGround.Us, kind = "region-loss" }, Cancel);
        var id = (await added.Content.ReadFromJsonAsync<JsonElement>(Cancel)).Text("id").ShouldNotBeNull();
        (await http.GetFromJsonAsync<JsonElement>("state", Cancel)).Items("faults").Single().Text("kind").ShouldBe("region-loss");
        using (var api = await http.GetAsync(new Uri(host.Apis[TestGround.Us], "api/v1/pods"), Cancel))
        {
            api.IsSuccessStatusCode.ShouldBeFalse();
        }

        using var removed = await http.DeleteAsync($"faults/{id}", Cancel);
        removed.StatusCode.ShouldBe(HttpStatusCode.OK);
        using (var api = await http.GetAsync(new Uri(host.Apis[TestGround.Us], "api/v1/pods"), Cancel))
        {
            api.IsSuccessStatusCode.ShouldBeTrue();
        }

        (await http.GetFromJsonAsync<JsonElement>("traffic", Cancel)).Number("regions", TestGround.Us, "answered").ShouldBe(0);
        using var shutdown = await http.PostAsync("shutdown", null, Cancel);
        await host.Ended.WaitAsync(TimeSpan.FromSeconds(10), Cancel);
    }

    [Theory]
    [InlineData("""{"region":"mars","kind":"hang"}""", "There is no region mars")]
    [InlineData("""{"region":"us-east5","kind":"tired"}""", "slow-boot")]
    [InlineData("""{"region":"us-east5"}""", "A fault needs a kind")]
    [InlineData("""{"region":"us-east5","kind":"hang","colour":"red"}""", "Its fields are")]
    [InlineData("""{"region":"us-east5","kind":"api-errors","rate":2}""", "rate must be")]
    [InlineData("no json", "The body is no fault")]
    public async Task Control_Rejects_AFaultThatIsNone(string body, string message)
    {
        await using var host = await TwinHost.StartAsync(CodelabTwin.Options(new TestGround()), Cancel);
        using var http = new HttpClient { BaseAddress = host.Control };
        using var answer = await http.PostAsync("faults", new StringContent(body), Cancel);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync(Cancel)).ShouldContain(message);
    }

    [Fact]
    public async Task Control_Rejects_TheEndOfAFaultThatIsNotOn()
    {
        await using var host = await TwinHost.StartAsync(CodelabTwin.Options(new TestGround()), Cancel);
        using var http = new HttpClient { BaseAddress = host.Control };
        (await RemoveAsync("nope")).ShouldBe((HttpStatusCode.NotFound, """{"error":"There is no fault nope; none is on."}"""));
        using var added = await http.PostAsJsonAsync("faults", new { region = TestGround.Us, kind = "slow" }, Cancel);
        (await RemoveAsync("f2")).ShouldBe((HttpStatusCode.NotFound, """{"error":"There is no fault f2; on: f1."}"""));
        (await RemoveAsync("f1")).ShouldBe((HttpStatusCode.OK, """{"id":"f1"}"""));
        (await RemoveAsync("f1")).Code.ShouldBe(HttpStatusCode.NotFound);

        async Task<(HttpStatusCode Code, string Body)> RemoveAsync(string id)
        {
            using var answer = await http.DeleteAsync($"faults/{id}", Cancel);
            return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancel));
        }
    }
}
