using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Shouldly;
using Tandem.Live.Load;
using Tandem.Tests.Support;
using Tandem.Twin.Hosting;
using Tandem.Twin.Json;

namespace Tandem.Tests.Cli;

/// <summary>A twin that starts as another ended.</summary>
public sealed class TwinSnapshotTests : IDisposable
{
    private const string Region = "us-east5";
    private static readonly CancellationToken Cancel = TestContext.Current.CancellationToken;
    private readonly string state = Directory.CreateDirectory(Path.Combine(TestEnvironment.Scratch, "twin-kept-" + Guid.NewGuid().ToString("N"))).FullName;

    private string Folder => Path.Combine(state, "twin");

    private string Kept => Path.Combine(state, "kept");

    private string FileOf(string region) => Path.Combine(Kept, region + ".json");

    [Fact]
    public async Task Object_OutlivesTheTwin_WithItsUid_HoweverTheTwinIsEnded()
    {
        (await RunAsync("up", "--speed", "120", "--snapshot", Kept)).ExitCode.ShouldBe(0);
        var uid = Uid(await CreateAsync());
        var server = await ServerAsync();
        (await RunAsync("status")).Output.ShouldContain($", snapshot {Kept}\n");
        var down = await RunAsync("down");
        (down.ExitCode, down.Output.EndsWith($"has ended. Its objects stand in {Kept}.\n", StringComparison.Ordinal)).ShouldBe((0, true), down.Output + down.Error);
        File.Exists(FileOf("europe-west4")).ShouldBeTrue();

        // In the foreground, from another folder, ended as a CI runner does once the object was looked at: Ctrl-C is ignored by what a shell has put into the background.
        var (found, written) = ((Uid: "", Server: ""), File.GetLastWriteTimeUtc(FileOf(Region)));
        var look = Task.CompletedTask;
        var run = await CommandLine.RunAsync(state, ["-C", RealRepository.Root, "twin", "run", "--speed", "120", "--snapshot", Kept], environment: [("TANDEM_STATE", state)], started: process =>
        {
            look = LookAsync();
            Signals.TerminateWhen(process, () => look.IsCompleted);
        });
        await look;
        (run.ExitCode, found).ShouldBe((0, (uid, server)), run.Output + run.Error);
        run.Output.ShouldContain("restored   ");
        run.Output.ShouldEndWith($" objects to {Kept}\n");
        File.GetLastWriteTimeUtc(FileOf(Region)).ShouldNotBe(written);
        TwinLock.Holder(Folder).ShouldBeNull();

        async Task LookAsync()
        {
            await Wait.UntilAsync(() => TwinRecord.Find(Folder) is not null, TimeSpan.FromSeconds(90), TimeProvider.System, Cancel);
            found = (Uid(await GetAsync("configmaps/kept")), await ServerAsync());
        }
    }

    [Theory]
    [InlineData("up")]
    [InlineData("run")]
    public async Task Rejects_ABrokenFile_ByItsName_BeforeAnythingStarts(string command)
    {
        Directory.CreateDirectory(Kept);
        await File.WriteAllTextAsync(FileOf(Region), "{", Cancel);
        await File.WriteAllTextAsync(FileOf("europe-west4"), """{"schema":"tandem.twin.snapshot/v1","time":"2026-07-01T12:00:00.0000000+00:00","version":1,"objects":[]}""", Cancel);

        var result = await RunAsync(command, "--snapshot", Kept);

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldBe($"tandem: {FileOf(Region)}:1:2: It is no snapshot: the JSON is broken off or malformed here.\n        Without its files the twin starts anew.\n");
        File.Exists(Path.Combine(Folder, "twin.log")).ShouldBeFalse();
        Directory.Exists(Path.Combine(state, "infra")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("", "--snapshot:1:1: It names no folder.")]
    [InlineData("README.md/x", "README.md/x:1:1: Nothing can be written there: ")]
    public async Task Rejects_WhatIsNoFolder(string folder, string message)
    {
        var result = await RunAsync("up", "--snapshot", folder);
        (result.ExitCode, result.Error.StartsWith($"tandem: {message}", StringComparison.Ordinal)).ShouldBe((2, true), result.Error);
    }

    public void Dispose()
    {
        if (TwinLock.Holder(Folder) is { } left)
        {
            using var process = Process.GetProcessById(left);
            process.Kill();
        }
    }

    private async Task<JsonElement> CreateAsync()
    {
        using var http = new HttpClient();
        using var answer = await http.PostAsJsonAsync(At("configmaps"), new { apiVersion = "v1", kind = "ConfigMap", metadata = new { name = "kept" } }, Cancel);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
    }

    private async Task<JsonElement> GetAsync(string path)
    {
        using var http = new HttpClient();
        return await http.GetFromJsonAsync<JsonElement>(At(path), Cancel);
    }

    private async Task<string> ServerAsync() =>
        Uid((await GetAsync("pods")).Items("items").Single(pod => pod.Text("metadata", "name")!.StartsWith("vllm-gemma-", StringComparison.Ordinal)));

    private static string Uid(JsonElement found) => found.Text("metadata", "uid").ShouldNotBeNull();

    private Uri At(string path) => new($"{TwinRecord.Find(Folder)!.Regions[Region].Api}/api/v1/namespaces/gemma/{path}");

    private Task<CommandLine.Result> RunAsync(params string[] arguments) => CommandLine.RunAsync(RealRepository.Root, ["twin", .. arguments], environment: [("TANDEM_STATE", state)]);
}
