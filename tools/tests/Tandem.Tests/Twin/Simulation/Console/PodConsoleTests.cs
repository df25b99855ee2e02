using Shouldly;
using Tandem.Twin.Kubernetes;
using Tandem.Twin.Simulation.Console;
using Tandem.Twin.Traffic;

namespace Tandem.Tests.Twin.Simulation.Console;

public sealed class PodConsoleTests
{
    private readonly TestFleet fleet = new();

    public PodConsoleTests()
    {
        fleet.Ground.Put(TestGround.Bucket(TestGround.Us), "m/r/done.json");
        fleet.Apply(TestManifests.Server());
        fleet.Pass(600);
    }

    [Theory]
    [InlineData("ls /sys/class/net", "eth0\neth1\neth2\nlo\n")]
    [InlineData("ls /data/w", "done.json\n")]
    [InlineData("cat /proc/mounts", "weights-us-east5 /data/w fuse.gcsfuse ro,nosuid,nodev,noexec,relatime 0 0\n")]
    [InlineData("echo a b", "a b\n")]
    public async Task Runs_WhatARehearsalNeeds(string command, string output) => (await RunAsync(command.Split(' '))).ShouldBe(new ExecResult(0, output, ""));

    [Theory]
    [InlineData("ls /nowhere", 2, "ls: cannot access '/nowhere': No such file or directory\n")]
    [InlineData("cat /data/w/none", 1, "cat: /data/w/none: No such file or directory\n")]
    [InlineData("nvidia-smi", 127, "nvidia-smi: the twin runs no program in a container; it knows ls, cat, curl, env, hostname, echo and true\n")]
    [InlineData("curl http://10.9.9.9/health", 7, "curl: (7) Failed to connect to 10.9.9.9 port 80: Couldn't connect to server\n")]
    [InlineData("curl --proxy x http://a", 2, "curl: option --proxy: is unknown to the twin\n")]
    public async Task Refuses_InTheProgramsWords(string command, int code, string error) => (await RunAsync(command.Split(' '))).ShouldBe(new ExecResult(code, "", error));

    [Fact]
    public async Task Shell_RunsOneAfterTheOther_UntilOneFails() =>
        (await RunAsync("sh", "-c", "echo 'a  b' && ls /nowhere; echo never")).ShouldBe(new ExecResult(2, "a  b\n", "ls: cannot access '/nowhere': No such file or directory\n"));

    [Fact]
    public async Task Curl_ReachesTheGatewayByItsAddress_AndWritesWhatItIsAskedFor()
    {
        await using var stub = await StubServer.StartAsync(new StubOptions { Region = "r", PodName = "p", ModelNames = ["m"] }, TestContext.Current.CancellationToken);
        var result = await RunAsync(["curl", "-s", "-o", "/dev/null", "-w", "%{http_code}\\n", "http://10.0.2.33/health"], new Dictionary<string, string> { ["10.0.2.33"] = stub.Address });
        result.ShouldBe(new ExecResult(0, "200\n", ""));
        var missing = await RunAsync(["curl", "-sf", "http://10.0.2.33/nothing"], new Dictionary<string, string> { ["10.0.2.33"] = stub.Address });
        missing.ExitCode.ShouldBe(22);
    }

    [Fact]
    public async Task Curl_GivesUpWhereNothingAnswers()
    {
        await using var stub = await StubServer.StartAsync(new StubOptions { Region = "r", PodName = "p", ModelNames = ["m"] }, TestContext.Current.CancellationToken);
        stub.Hang = true;
        var result = await RunAsync(["curl", "-s", "-m", "0.2", "http://10.0.2.33/health"], new Dictionary<string, string> { ["10.0.2.33"] = stub.Address });
        result.ExitCode.ShouldBe(28);
    }

    private Task<ExecResult> RunAsync(params string[] command) => RunAsync(command, new Dictionary<string, string>());

    private Task<ExecResult> RunAsync(string[] command, Dictionary<string, string> gateways)
    {
        var console = new PodConsole(fleet.Cluster, new PodNetwork(fleet.Clusters, () => gateways));
        return console.RunAsync(new ExecRequest(fleet.Pods().Single().Stored, "vllm-tpu", command), TestContext.Current.CancellationToken);
    }
}
