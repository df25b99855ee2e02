using Tandem.Twin.Json;
using Tandem.Twin.Simulation.Faults;

namespace Tandem.Twin.Simulation.Pods;

/// <summary>The server of one Pod: started beside the simulation's loop, because listening takes real time.</summary>
internal sealed class PodServing
{
    private readonly SimulatedCluster cluster;
    private readonly PodView pod;
    private readonly PodProgram program;
    private readonly PodLog log;
    private readonly Task<PodServer> starting;
    private PodServer? server;
    private PodServerMood mood = PodServerMood.Usual;
    private DateTimeOffset? hangsSince;

    public PodServing(SimulatedCluster cluster, PodView pod, PodProgram program, PodLog log)
    {
        (this.cluster, this.pod, this.program, this.log) = (cluster, pod, program, log);
        var names = ModelNames.Of(program, PodEnvironment.Of(cluster.Store, pod, program.Container));
        starting = cluster.Settings.StartServer(new PodServerRequest(cluster.Region, pod.Name, names), CancellationToken.None);
        _ = starting.ContinueWith(_ => cluster.Settings.Wake(), TaskScheduler.Default);
    }

    /// <summary>Whether it takes requests.</summary>
    public bool Listens
    {
        get
        {
            if (server is null && starting.IsCompleted)
            {
                server = starting.GetAwaiter().GetResult();
                log.Write(cluster.Now, $"Uvicorn running on http://0.0.0.0 (the twin: http://{server.Endpoint})");
                cluster.Store.Update(pod.Stored.Key, body => body.Child("metadata").Child("annotations")[PodView.Endpoint] = server.Endpoint);
            }

            return server is not null;
        }
    }

    /// <summary>Requests under way and waiting.</summary>
    public int Busy => server?.Busy() ?? 0;

    /// <summary>What the readiness and the liveness probe say, once the faults of now have their effect.</summary>
    public (bool IsReady, bool IsAlive) Probe()
    {
        Turn();
        if (!mood.Hangs)
        {
            hangsSince = null;
            return (true, true);
        }

        hangsSince ??= cluster.Now;
        return (!IsGivenUp("readinessProbe", "Readiness"), !IsGivenUp("livenessProbe", "Liveness"));
    }

    /// <summary>Ends it at once; whoever is connected is cut off.</summary>
    public void Kill() => _ = StopAsync().AsTask();

    /// <summary>As <see cref="Kill"/>, and waits for it.</summary>
    public async ValueTask StopAsync()
    {
        cluster.Store.Update(pod.Stored.Key, body => body.Child("metadata").Child("annotations").Remove(PodView.Endpoint));
        await (await starting).Stop(true);
    }

    private void Turn()
    {
        var slow = cluster.Faults.Find(FaultKind.Slow, cluster.Region, pod.Name);
        var cache = cluster.Faults.Find(FaultKind.KvCache, cluster.Region, pod.Name);
        var wanted = new PodServerMood(
            cluster.Faults.Has(FaultKind.Hang, cluster.Region, pod.Name), slow is null ? 1 : slow.Value ?? 10, cache is null ? null : cache.Value ?? 0.95);
        if (wanted != mood)
        {
            mood = wanted;
            server!.Turn(mood);
        }
    }

    private bool IsGivenUp(string name, string title)
    {
        if (PodProbe.Of(program.Container, name) is not { } probe)
        {
            return false;
        }

        var verdict = hangsSince!.Value + probe.Patience;
        if (verdict > cluster.Now)
        {
            cluster.LookAt(verdict);
            return false;
        }

        cluster.Events.Warn(pod.Stored, "kubelet", "Unhealthy", $"{title} probe failed: context deadline exceeded (Client.Timeout exceeded while awaiting headers)");
        return true;
    }
}
