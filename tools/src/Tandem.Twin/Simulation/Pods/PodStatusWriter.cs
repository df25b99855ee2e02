using System.Text.Json;
using System.Text.Json.Nodes;
using Tandem.Twin.Json;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Twin.Simulation.Pods;

/// <summary>Writes the status of a Pod on a node, as its kubelet does.</summary>
internal sealed class PodStatusWriter
{
    private readonly SimulatedCluster cluster;
    private readonly PodView pod;
    private readonly PodState run;

    private PodStatusWriter(SimulatedCluster cluster, PodView pod, PodState run) => (this.cluster, this.pod, this.run) = (cluster, pod, run);

    private bool HasSandbox => run.Stage != PodStage.Creating;

    private bool IsInitialized => run.Stage is PodStage.Starting or PodStage.Working or PodStage.Ended || (run.Stage == PodStage.BackOff && run.InitDone == pod.InitContainers.Count());

    private bool Runs => run.Stage is PodStage.Starting or PodStage.Working;

    public static void Write(SimulatedCluster cluster, PodView pod, PodState run) =>
        cluster.Store.UpdateStatus(pod.Stored.Key, new PodStatusWriter(cluster, pod, run).Write);

    private void Write(JsonObject status)
    {
        status["phase"] = run.Stage == PodStage.Ended ? (run.ExitCode == 0 ? "Succeeded" : "Failed") : IsInitialized ? "Running" : "Pending";
        status.Default("startTime", cluster.Timestamp);
        status.Default("qosClass", "Burstable");
        status["observedGeneration"] = pod.Stored.Json.Number("metadata", "generation");
        if (run.Address is { } address)
        {
            status["podIP"] = address;
            status["podIPs"] = new JsonArray(new JsonObject { ["ip"] = address });
        }

        var ended = run.Stage == PodStage.Ended;
        Set(status, Condition.Of("PodReadyToStartContainers", HasSandbox && !ended));
        Set(status, Condition.Of("Initialized", IsInitialized, IsInitialized ? null : "ContainersNotInitialized"));
        Set(status, Ready("Ready", ended));
        Set(status, Ready("ContainersReady", ended));
        status["containerStatuses"] = new JsonArray([.. pod.Containers.Select(Container)]);
        if (pod.Spec.Items("initContainers").Any())
        {
            status["initContainerStatuses"] = new JsonArray([.. pod.Spec.Items("initContainers").Select(Init)]);
        }
    }

    private void Set(JsonObject status, Condition condition) => Conditions.Set(status, condition, cluster.Timestamp);

    private Condition Ready(string type, bool ended)
    {
        var names = string.Join(' ', pod.Containers.Select(container => container.Text("name")));
        return run is { IsReady: true, Stage: PodStage.Starting or PodStage.Working } ? Condition.Of(type, holds: true)
            : ended && run.ExitCode == 0 ? Condition.Of(type, holds: false, "PodCompleted")
            : Condition.Of(type, holds: false, "ContainersNotReady", $"containers with unready status: [{names}]");
    }

    private JsonObject Container(JsonElement container)
    {
        var hasCrashed = run.Restarts > 0 && IsInitialized;
        var json = Base(container, run.IsReady && Runs, hasCrashed ? run.Restarts : 0);
        json["started"] = Runs && (run.Stage == PodStage.Working || run.IsReady);
        json["state"] = Runs ? Running(run.Started)
            : run.Stage == PodStage.Ended ? Terminated(run.ExitCode ?? 0)
            : run.Stage == PodStage.BackOff && IsInitialized ? Waiting(run.Waiting.Reason, run.Waiting.Message)
            : Waiting(HasSandbox ? "PodInitializing" : run.Waiting.Reason, HasSandbox ? null : run.Waiting.Message);
        json["lastState"] = hasCrashed ? Terminated(run.ExitCode ?? 0) : new JsonObject();
        return json;
    }

    private JsonObject Init(JsonElement container)
    {
        if (PodView.IsSidecar(container))
        {
            var sidecar = Base(container, HasSandbox && run.Stage != PodStage.Ended, 0);
            sidecar["started"] = HasSandbox;
            sidecar["state"] = run.Stage == PodStage.Ended ? Terminated(0)
                : HasSandbox ? OldState(container) ?? Running(cluster.Now) : Waiting("PodInitializing", null);
            return sidecar;
        }

        var index = pod.InitContainers.TakeWhile(other => other.Text("name") != container.Text("name")).Count();
        var isDone = index < run.InitDone;
        var fails = run.Stage == PodStage.BackOff && index == run.InitDone;
        var json = Base(container, isDone, fails ? run.Restarts : 0);
        json["started"] = run.Stage == PodStage.Initializing && index == run.InitDone;
        json["state"] = isDone ? OldState(container, "terminated") ?? Terminated(0)
            : fails ? Waiting(run.Waiting.Reason, run.Waiting.Message)
            : run.Stage == PodStage.Initializing && index == run.InitDone ? Running(run.Since)
            : Waiting("PodInitializing", null);
        json["lastState"] = fails ? Terminated(run.ExitCode ?? 1) : new JsonObject();
        return json;
    }

    // A state that goes on keeps its times.
    private JsonObject? OldState(JsonElement container, string state = "running") =>
        pod.Stored.Json.Items("status", "initContainerStatuses").FirstOrDefault(old => old.Text("name") == container.Text("name")).At("state") is var found && found.Has(state)
            ? (JsonObject?)found.Copy() : null;

    private static JsonObject Base(JsonElement container, bool ready, int restarts) => new()
    {
        ["name"] = container.Text("name"),
        ["image"] = container.Text("image"),
        ["imageID"] = "",
        ["ready"] = ready,
        ["restartCount"] = restarts,
    };

    private static JsonObject Running(DateTimeOffset since) => new() { ["running"] = new JsonObject { ["startedAt"] = ObjectTimes.Text(since) } };

    private static JsonObject Waiting(string reason, string? message)
    {
        var waiting = new JsonObject { ["reason"] = reason };
        if (message is not null)
        {
            waiting["message"] = message;
        }

        return new JsonObject { ["waiting"] = waiting };
    }

    private JsonObject Terminated(int code) => new()
    {
        ["terminated"] = new JsonObject
        {
            ["exitCode"] = code,
            ["reason"] = code == 0 ? "Completed" : "Error",
            ["startedAt"] = ObjectTimes.Text(run.Started),
            ["finishedAt"] = ObjectTimes.Text(run.Since),
        },
    };
}
