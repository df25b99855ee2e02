using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Tandem.Live.Clusters;
using Tandem.Programs;
using Tandem.Tests.Support;
using Tandem.Twin.Kubernetes;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Tests.Live.Jobs;

/// <summary>Plays kubelet and Job controller for the drill's load: each Job has a Pod whose container is the Job's own command, script and environment, in a process.</summary>
internal sealed class JobPlayer : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentDictionary<string, (Channel<LogLine> Lines, CancellationTokenSource End, Task Run)> pods = new(StringComparer.Ordinal);
    private ObjectStore store = null!;
    private Task loop = Task.CompletedTask;

    /// <summary>The environments that Jobs were given, by the Job.</summary>
    public ConcurrentDictionary<string, IReadOnlyDictionary<string, string>> Environments { get; } = new(StringComparer.Ordinal);

    /// <summary>Begins over a cluster's objects.</summary>
    public void Follow(ObjectStore objects) => (store, loop) = (objects, Task.Run(() => FollowAsync(objects)));

    /// <summary>The log of a Pod.</summary>
    public PodLog? Log(LogRequest request, CancellationToken cancel) => pods.TryGetValue(request.Pod.Key.Name, out var pod) ? new PodLog([], pod.Lines.Reader.ReadAllAsync(cancel)) : null;

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await loop;
        await Task.WhenAll(pods.Keys.Select(EndAsync));
        stop.Dispose();
    }

    private async Task FollowAsync(ObjectStore objects)
    {
        try
        {
            await foreach (var change in objects.WatchAsync("batch", "Job", stop.Token))
            {
                await (change.Kind switch
                {
                    ChangeKind.Added when change.Object.Key.Name.StartsWith("tandem-drill-load", StringComparison.Ordinal) => StartAsync(change.Object),
                    ChangeKind.Deleted => EndAsync(PodOf(change.Object.Key.Name)),
                    _ => Task.CompletedTask,
                });
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private Task StartAsync(StoredObject job)
    {
        var spec = job.Copy()["spec"]!["template"]!["spec"]!;
        var container = spec.Items("containers").Single();
        var environment = container.Items("env").ToDictionary(variable => variable.Text("name")!, variable => variable.Text("value")!, StringComparer.Ordinal);
        Environments[job.Key.Name] = environment;
        var (lines, end) = (Channel.CreateUnbounded<LogLine>(), CancellationTokenSource.CreateLinkedTokenSource(stop.Token));
        var command = container["command"]!.AsArray().Select(part => Mounted((string)part!, spec, container)).ToList();
        var call = new ProgramCall(command[0] == "python3" ? Python.Find() : command[0], [.. command.Skip(1)], TestEnvironment.Scratch, TimeSpan.FromMinutes(2))
        {
            Environment = environment,
            OnLine = line => lines.Writer.TryWrite(new LogLine(TimeProvider.System.GetUtcNow(), line)),
        };
        pods[PodOf(job.Key.Name)] = (lines, end, ProgramRunner.RunAsync(call, end.Token).ContinueWith(_ => lines.Writer.TryComplete(), TaskScheduler.Default));
        store.Create(new ObjectKey("", "Pod", job.Key.Namespace, PodOf(job.Key.Name)), Pod(job.Key.Name, container));
        return Task.CompletedTask;
    }

    // A path of the container below one of its mounts is a file of the ConfigMap that is mounted there.
    private string Mounted(string part, JsonNode spec, JsonObject container)
    {
        if (container.Items("volumeMounts").FirstOrDefault(mount => part.StartsWith($"{mount.Text("mountPath")}/", StringComparison.Ordinal)) is not { } mount)
        {
            return part;
        }

        var map = spec.Items("volumes").Single(volume => volume.Text("name") == mount.Text("name")).Text("configMap", "name")!;
        var file = part[(mount.Text("mountPath")!.Length + 1)..];
        var path = Path.Combine(TestEnvironment.Scratch, $"{Guid.NewGuid():N}.py");
        File.WriteAllText(path, store.Find(new ObjectKey("", "ConfigMap", "gemma", map))!.Json.GetProperty("data").GetProperty(file).GetString());
        return path;
    }

    private async Task EndAsync(string name)
    {
        if (!pods.TryRemove(name, out var pod))
        {
            return;
        }

        await pod.End.CancelAsync();
        await pod.Run;
        pod.End.Dispose();
        store.Delete(new ObjectKey("", "Pod", "gemma", name));
    }

    private static string PodOf(string job) => $"{job}-abcde";

    private static JsonObject Pod(string job, JsonObject container) => new()
    {
        ["metadata"] = new JsonObject { ["labels"] = new JsonObject { ["job-name"] = job } },
        ["spec"] = new JsonObject { ["containers"] = new JsonArray(container.DeepClone()) },
        ["status"] = new JsonObject { ["phase"] = "Running" },
    };
}
