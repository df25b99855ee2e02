using System.Diagnostics;
using System.Text.Json;
using Shouldly;
using Tandem.Live.Load;
using Tandem.Tests.Support;
using Tandem.Twin.Hosting;

namespace Tandem.Tests.Cli;

public sealed class TwinCommandTests : IDisposable
{
    private readonly string state = Directory.CreateDirectory(Path.Combine(TestEnvironment.Scratch, "twin-state-" + Guid.NewGuid().ToString("N"))).FullName;

    private string Folder => Path.Combine(state, "twin");

    [Fact]
    public async Task NoTwin_StatusSaysSo_DownHasNothingToDo()
    {
        var status = await RunAsync("status");
        (status.ExitCode, status.Output).ShouldBe((1, "No twin runs. Start one: tandem twin up.\n"));
        var down = await RunAsync("down");
        (down.ExitCode, down.Output).ShouldBe((0, "No twin runs.\n"));
    }

    [Theory]
    [InlineData("0", "0 is no speed.")]
    [InlineData("1e9", "1000000000 is no speed.")]
    public async Task Rejects_ASpeedThatIsNone(string speed, string message)
    {
        var result = await RunAsync("run", "--speed", speed);
        (result.ExitCode, result.Error.Contains(message, StringComparison.Ordinal)).ShouldBe((2, true), result.Error);
    }

    [Theory]
    [InlineData("- {at: 5s, do: dance}", "day.yaml:1:16: A step cannot do \"dance\".")]
    [InlineData("- {at: soon, do: clear}", "day.yaml:1:8: soon is no time.")]
    [InlineData("- {at: 5s, do: fault, kind: hung, region: us-east5}", "There is no fault hung.")]
    [InlineData("- {at: 5s, do: load, region: us-east5, rate: fast, seconds: 1}", "rate is a number")]
    [InlineData("- {at: 5s, do: clear, colour: red}", "clear has no field colour.")]
    [InlineData("steps: []", "A scenario is one list of steps.")]
    public async Task Rejects_AScenarioThatIsWrong_BeforeAnythingStarts(string yaml, string message)
    {
        var file = Path.Combine(state, "day.yaml");
        await File.WriteAllTextAsync(file, yaml, TestContext.Current.CancellationToken);
        var result = await RunAsync("run", "--scenario", file);
        result.ExitCode.ShouldBe(2, result.Error);
        result.Error.ShouldContain(message);
        Directory.Exists(Folder).ShouldBeFalse();
    }

    [Fact]
    public async Task Up_Status_Down_AndUpAgainAfterAKill()
    {
        var up = await RunAsync("up", "--speed", "120");
        up.ExitCode.ShouldBe(0, up.Output + up.Error);
        up.Output.ShouldContain("answered   a chat through europe-west4's address, by europe-west4");
        up.Output.ShouldContain("answered   a chat through us-east5's address, by us-east5");
        var record = TwinRecord.Find(Folder).ShouldNotBeNull();

        var status = await RunAsync("status");
        status.ExitCode.ShouldBe(0, status.Error);
        status.Output.ShouldContain("gemma/vllm-gemma-");
        (await RunAsync("up")).Error.ShouldContain($"A twin runs already, as process {record.Pid}.");

        using (var twin = Process.GetProcessById(record.Pid))
        {
            twin.Kill();
            await twin.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        (await RunAsync("status")).ExitCode.ShouldBe(1);
        await KilledWhileApplyingAsync();
        (await RunAsync("up", "--speed", "120")).ExitCode.ShouldBe(0);
        var down = await RunAsync("down");
        (down.ExitCode, down.Output).ShouldBe((0, $"The twin, process {down.Output.Split(' ')[3].TrimEnd(',')}, has ended.\n"));
        TwinLock.Holder(Folder).ShouldBeNull();
        File.Exists(Path.Combine(Folder, "twin.json")).ShouldBeFalse();
    }

    [Fact]
    public async Task Up_WhoseTwinIsKilled_SaysSo()
    {
        var up = RunAsync("up", "--speed", "120");
        await Wait.UntilAsync(_ => Task.FromResult(TwinLock.Holder(Folder) is not null || up.IsCompleted), TimeSpan.FromSeconds(60), TimeProvider.System, TestContext.Current.CancellationToken);
        using (var twin = Process.GetProcessById(TwinLock.Holder(Folder).ShouldNotBeNull()))
        {
            twin.Kill();
        }

        var result = await up;

        result.ExitCode.ShouldBe(3, result.Output + result.Error);
        result.Error.ShouldStartWith("tandem: The twin was ended from outside before it was ready");
    }

    public void Dispose()
    {
        if (TwinLock.Holder(Folder) is { } left)
        {
            using var process = Process.GetProcessById(left);
            process.Kill();
        }
    }

    private async Task KilledWhileApplyingAsync()
    {
        var log = Path.Combine(Folder, "twin.log");
        File.Delete(log);
        var result = await CommandLine.RunAsync(RealRepository.Root, ["twin", "serve"], environment: [("TANDEM_STATE", state)], started: process => _ = Task.Run(async () =>
        {
            using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
            while (!process.HasExited && !(File.Exists(log) && ReadShared(log).Contains("listening", StringComparison.Ordinal)))
            {
                await timer.WaitForNextTickAsync();
            }

            process.Kill();
        }));
        result.ExitCode.ShouldNotBe(0);
        TwinRecord.Find(Folder).ShouldBeNull();
    }

    private static string ReadShared(string file)
    {
        using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd();
    }

    private Task<CommandLine.Result> RunAsync(params string[] arguments) => CommandLine.RunAsync(RealRepository.Root, ["twin", .. arguments], environment: [("TANDEM_STATE", state)]);
}
