using Shouldly;
using Tandem.Tests.Twin.Simulation;
using Tandem.Twin.Hosting;
using Tandem.Twin.Hosting.Scenarios;
using Tandem.Twin.Simulation.Faults;

namespace Tandem.Tests.Twin.Hosting;

public sealed class ScenarioPlayerTests
{
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Day_HappensInOrder_AtItsTimes()
    {
        await using var host = await TwinHost.StartAsync(CodelabTwin.Options(new TestGround()), Cancel);
        var (told, seen) = (new List<string>(), new List<int>());
        void Tell(string line)
        {
            told.Add(line);
            seen.Add(host.Faults.All.Count);
        }

        var began = host.Clock.GetUtcNow();
        await new ScenarioPlayer(host, Tell).PlayAsync(Steps("""
            - {at: 20s, do: clear}
            - {at: 5s, do: fault, kind: slow-boot, region: us-east5, value: 3}
            - {at: 1m, do: end}
            """), Cancel);
        told.ShouldBe(["scenario 00:00:05 fault kind=slow-boot region=us-east5 value=3", "scenario 00:00:20 clear", "scenario 00:01:00 end"]);
        seen.ShouldBe([0, 1, 0]);
        (host.Clock.GetUtcNow() - began).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(59));
    }

    [Theory]
    [InlineData("- {at: 0s, do: fault, kind: hang, region: mars}", "There is no region mars")]
    [InlineData("- {at: 0s, do: scale, region: us-east5, deployment: a/b, replicas: 1}", "us-east5 has no Deployment a/b")]
    [InlineData("- {at: 0s, do: load, region: us-east5, rate: 1, seconds: 1}", "There is no region us-east5")]
    public async Task Rejects_AStepThatTheTwinCannotTake(string yaml, string message)
    {
        await using var host = await TwinHost.StartAsync(CodelabTwin.Options(new TestGround()), Cancel);
        (await Should.ThrowAsync<TwinException>(() => new ScenarioPlayer(host, _ => { }).PlayAsync(Steps(yaml), Cancel))).Message.ShouldContain(message);
    }

    [Fact]
    public void Page_NamesEveryFault()
    {
        var page = File.ReadAllText(Path.Combine(Support.RealRepository.Root, "docs", "twin.md"));
        FaultRequest.Kinds.Split(", ").Where(kind => !page.Contains($"| `{kind}` |", StringComparison.Ordinal)).ShouldBeEmpty();
        Enum.GetValues<FaultKind>().Length.ShouldBe(FaultRequest.Kinds.Split(", ").Length);
    }

    [Fact]
    public void Page_ShowsAScenarioThatCanBeRead() => Steps(
        File.ReadAllText(Path.Combine(Support.RealRepository.Root, "docs", "twin.md")).Split("```yaml\n")[1].Split("```")[0]).Count.ShouldBe(5);

    private static IReadOnlyList<ScenarioStep> Steps(string yaml)
    {
        var file = Path.Combine(Support.TestEnvironment.Scratch, $"{Guid.NewGuid():N}.yaml");
        File.WriteAllText(file, yaml);
        return ScenarioFile.Read(file, "day.yaml");
    }
}
