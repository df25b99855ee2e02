using Tandem.Tests.Support;
using Tandem.Tests.Twin.Simulation;
using Tandem.Twin.Hosting;

namespace Tandem.Tests.Twin.Hosting;

/// <summary>A twin with nothing applied to it, and the kubectl that the codelab's commands are run with.</summary>
internal sealed class CodelabTwin(TwinHost host, string kubectl) : IAsyncDisposable
{
    private const string Google = "gcs-fuse-sa@p.iam.gserviceaccount.com";

    private readonly string files = Directory.CreateDirectory(Path.Combine(host.Options.Folder, "files")).FullName;

    public TwinHost Host => host;

    public static async Task<CodelabTwin> StartAsync(string kubectl)
    {
        var ground = new TestGround();
        ground.Put("google_storage_bucket", "weights", new { name = "p-gemma-weights" });
        ground.Put("google_project_iam_binding", "weights", new { role = "roles/storage.objectAdmin", members = new[] { $"serviceAccount:{Google}" } });
        // Not faster: a health check of five seconds is forty milliseconds by then, and a busy machine takes its time.
        var host = await TwinHost.StartAsync(Options(ground) with { Speed = 120 }, TestContext.Current.CancellationToken);
        return new CodelabTwin(host, kubectl);
    }

    /// <summary>A twin of its own over a ground.</summary>
    public static TwinOptions Options(TestGround ground) => new()
    {
        Folder = Path.Combine(TestEnvironment.Scratch, "twin-" + Guid.NewGuid().ToString("N")),
        GroundFolder = ground.Folder,
        Regions = [TestGround.Eu, TestGround.Us],
        ConfigCluster = TestGround.Us,
        Speed = 600,
    };

    /// <summary>Runs a command that must go well, in one region.</summary>
    public async Task<string> RunAsync(string region, params string[] arguments)
    {
        var result = await TryAsync(region, arguments);
        Assert.True(result.ExitCode == 0, $"{Path.GetFileName(kubectl)} {string.Join(' ', arguments)}: {result.Output}{result.Error}");
        return result.Output;
    }

    /// <summary>Runs a command that need not go well.</summary>
    public Task<CommandLine.Result> TryAsync(string region, params string[] arguments) =>
        CommandLine.RunAsync(kubectl, files, [.. arguments.Take(Options(arguments)), "--context", region, .. arguments.Skip(Options(arguments))], environment: [("KUBECONFIG", host.Kubeconfig), ("HOME", files)]);

    /// <summary>Applies manifests from a file, as the codelab does.</summary>
    public Task<string> ApplyAsync(string region, string yaml)
    {
        var file = Path.Combine(files, $"{Guid.NewGuid():N}.yaml");
        File.WriteAllText(file, yaml);
        return RunAsync(region, "apply", "-f", file);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    // What follows -- is the container's.
    private static int Options(string[] arguments) => Array.IndexOf(arguments, "--") is var at && at < 0 ? arguments.Length : at;
}
