using System.Collections.Concurrent;
using Tandem.Twin.Simulation.Faults;
using Tandem.Twin.Simulation.Json;

namespace Tandem.Twin.Simulation.Pods;

/// <summary>One Pod on its node, from the first volume to the last signal.</summary>
internal sealed class PodRun(SimulatedCluster cluster)
{
    private const string Kubelet = "kubelet";

    private readonly ConcurrentDictionary<string, PodLog> logs = new(StringComparer.Ordinal);
    private PodView pod = null!;
    private PodProgram program = null!;
    private PodServing? serving;
    private LoaderProgram? loader;
    private DateTimeOffset? leavingSince;
    private DateTimeOffset crashed;
    private string? told;
    private bool pulls;

    public PodStage Stage { get; private set; } = PodStage.Creating;

    /// <summary>Since when it is at its stage.</summary>
    public DateTimeOffset Since { get; private set; } = cluster.Now;

    /// <summary>When its containers were started, the last time.</summary>
    public DateTimeOffset Started { get; private set; } = cluster.Now;

    public int Restarts { get; private set; }

    /// <summary>How many init containers have ended well.</summary>
    public int InitDone { get; private set; }

    /// <summary>How the program ended, the last time; null while it never has.</summary>
    public int? ExitCode { get; private set; }

    /// <summary>Why it waits: a reason of the kubelet's, such as <c>ImagePullBackOff</c>.</summary>
    public (string Reason, string? Message) Waiting { get; private set; } = ("ContainerCreating", null);

    public string? Address { get; private set; }

    /// <summary>Whether the readiness probe succeeds, or there is none.</summary>
    public bool IsReady { get; private set; }

    public PodLog LogOf(string container) => logs.GetOrAdd(container, _ => new PodLog());

    /// <summary>Brings it as far as it comes now.</summary>
    public void Step(PodView now)
    {
        pod = now;
        program = PodProgram.Of(now);
        if (now.HasEnded && !now.IsLeaving)
        {
            return;
        }

        if (now.IsLeaving)
        {
            Leave();
            return;
        }

        PodStage before;
        do
        {
            before = Stage;
            Advance();
        }
        while (Stage != before);
        PodStatusWriter.Write(cluster, pod, this);
    }

    /// <summary>The node is gone with its region: the processes are, the object stays.</summary>
    public void Lose()
    {
        Kill();
        if (Stage is PodStage.Starting or PodStage.Working)
        {
            (Stage, ExitCode, IsReady, Restarts, crashed) = (PodStage.BackOff, 255, false, Restarts + 1, DateTimeOffset.MinValue);
        }
    }

    /// <summary>The object is gone: so are the processes.</summary>
    public void Drop()
    {
        Kill();
        foreach (var log in logs.Values)
        {
            log.End();
        }
    }

    /// <summary>Ends its server, and waits for that.</summary>
    public async ValueTask StopAsync()
    {
        if (serving is not null)
        {
            await serving.StopAsync();
        }
    }

    private void Advance()
    {
        switch (Stage)
        {
            case PodStage.Creating:
                Prepare();
                break;
            case PodStage.Initializing:
                Initialize();
                break;
            case PodStage.Starting:
                Start();
                break;
            case PodStage.Working:
                Work();
                break;
            case PodStage.BackOff when !IsDue(crashed + BackOff(Restarts)):
                break;
            case PodStage.BackOff:
                Enter(InitDone < pod.InitContainers.Count() ? PodStage.Initializing : PodStage.Starting);
                break;
        }
    }

    private void Prepare()
    {
        if (new MountCheck(cluster, pod).Problem() is { } problem)
        {
            Wait("ContainerCreating", null);
            Tell("FailedMount", problem);
            Since = cluster.Now;
            return;
        }

        if (!IsDue(Since + cluster.Times.Mount))
        {
            return;
        }

        Address ??= cluster.Pods.NextAddress();
        var images = pod.Sidecars.Concat(pod.InitContainers).Concat(pod.Containers).Select(container => container.GetProperty("image").GetString()!).Distinct(StringComparer.Ordinal).ToList();
        var missing = images.Where(image => !cluster.Pods.HasImage(pod.Node!, image)).ToList();
        if (missing.Count > 0 && !Pull(missing))
        {
            return;
        }

        Enter(pod.InitContainers.Any() ? PodStage.Initializing : PodStage.Starting);
    }

    private bool Pull(List<string> missing)
    {
        if (cluster.Faults.Has(FaultKind.ImagePull, cluster.Region, pod.Name))
        {
            Wait("ImagePullBackOff", $"Back-off pulling image \"{missing[0]}\"");
            Tell("Failed", $"Failed to pull image \"{missing[0]}\": rpc error: code = Unavailable desc = the twin's fault image-pull is on");
            Since = cluster.Now - cluster.Times.Mount;
            return false;
        }

        Wait("ContainerCreating", null);
        if (!pulls)
        {
            pulls = true;
            cluster.Events.Normal(pod.Stored, Kubelet, "Pulling", $"Pulling image \"{missing[0]}\"");
        }

        if (!IsDue(Since + cluster.Times.Mount + Slowed(cluster.Times.ImagePull)))
        {
            return false;
        }

        missing.ForEach(image => cluster.Pods.NoteImage(pod.Node!, image));
        cluster.Events.Normal(pod.Stored, Kubelet, "Pulled", $"Successfully pulled image \"{missing[0]}\"");
        return true;
    }

    private void Initialize()
    {
        var container = pod.InitContainers.ElementAt(InitDone);
        var init = PodProgram.OfInit(container);
        if (init.Kind == ProgramKind.WeightsWaiter)
        {
            var waiter = new WeightsWaiter(cluster, pod, container, LogOf(init.Name));
            if (!waiter.IsOver(Since))
            {
                return;
            }

            if (!waiter.IsComplete)
            {
                Fail(1);
                return;
            }
        }
        else if (!IsDue(Since + cluster.Times.ProcessEnd))
        {
            return;
        }

        InitDone++;
        LogOf(init.Name).End();
        Enter(InitDone < pod.InitContainers.Count() ? PodStage.Initializing : PodStage.Starting);
        cluster.LookAt(cluster.Now);
    }

    private void Start()
    {
        if (Since == cluster.Now)
        {
            Started = cluster.Now;
            LogOf(program.Name).Reopen();
            cluster.Events.Normal(pod.Stored, Kubelet, "Started", $"Started container {program.Name}");
        }

        IsReady = PodProbe.Of(program.Container, "readinessProbe") is null && PodProbe.Of(program.Container, "startupProbe") is null;
        if (program.Kind == ProgramKind.ModelServer && cluster.Faults.Has(FaultKind.Crash, cluster.Region, pod.Name))
        {
            if (IsDue(Since + cluster.Times.OtherBoot))
            {
                Fail(139);
            }

            return;
        }

        if (program.Kind is ProgramKind.Loader or ProgramKind.Short or ProgramKind.Sleep)
        {
            Enter(PodStage.Working);
        }
        else if (IsDue(Since + Slowed(program.Kind == ProgramKind.ModelServer ? cluster.Times.ServerBoot : cluster.Times.OtherBoot)))
        {
            Serve();
        }
    }

    private void Serve()
    {
        if (program.Kind != ProgramKind.ModelServer)
        {
            Enter(PodStage.Working);
            return;
        }

        serving ??= new PodServing(cluster, pod, program, LogOf(program.Name));
        if (serving.Listens)
        {
            Enter(PodStage.Working);
        }
    }

    private void Work()
    {
        switch (program.Kind)
        {
            case ProgramKind.ModelServer:
                WorkAsServer();
                break;
            case ProgramKind.Loader:
                loader ??= new LoaderProgram(cluster, pod, program, LogOf(program.Name));
                if (loader.Step(Started) is { } code)
                {
                    End(code);
                }

                break;
            case ProgramKind.Short or ProgramKind.Sleep:
                IsReady = true;
                var length = program.Kind == ProgramKind.Sleep ? program.Sleep : cluster.Times.ShortJob;
                if (length < TimeSpan.FromDays(3650) && IsDue(Started + length))
                {
                    End(0);
                }

                break;
            default:
                IsReady = true;
                break;
        }
    }

    private void WorkAsServer()
    {
        if (cluster.Faults.Has(FaultKind.Crash, cluster.Region, pod.Name))
        {
            Fail(139);
            return;
        }

        var (isReady, isAlive) = serving!.Probe();
        IsReady = isReady;
        if (!isAlive)
        {
            cluster.Events.Normal(pod.Stored, Kubelet, "Killing", $"Container {program.Name} failed liveness probe, will be restarted");
            Fail(137);
        }
    }

    private void End(int code)
    {
        var policy = pod.Spec.Text("restartPolicy") ?? "Always";
        if (policy == "Always" || (policy == "OnFailure" && code != 0))
        {
            Fail(code);
            return;
        }

        (ExitCode, IsReady) = (code, false);
        LogOf(program.Name).End();
        Enter(PodStage.Ended);
    }

    private void Fail(int code)
    {
        Kill();
        LogOf(program.Name).End();
        // A container that ran for ten minutes is taken for healthy: the kubelet's rule.
        Restarts++;
        (ExitCode, IsReady, crashed) = (code, false, cluster.Now);
        Enter(PodStage.BackOff);
        if (Restarts > 1)
        {
            cluster.Events.Warn(pod.Stored, Kubelet, "BackOff", $"Back-off restarting failed container {program.Name} in pod {pod.Name}");
        }
    }

    private void Leave()
    {
        var runs = Stage is PodStage.Starting or PodStage.Working;
        if (leavingSince is null && runs)
        {
            cluster.Events.Normal(pod.Stored, Kubelet, "Killing", $"Stopping container {program.Name}");
        }

        leavingSince ??= cluster.Now;
        if (runs && !IsDue(leavingSince.Value + pod.Grace) && !IsDrained(leavingSince.Value))
        {
            return;
        }

        Drop();
        cluster.Store.Delete(pod.Stored.Key);
    }

    // preStop waits for what is under way; a program without it ends with the signal, whatever it is doing.
    private bool IsDrained(DateTimeOffset since)
    {
        if (!pod.Containers.First().TryGetProperty("lifecycle", out _))
        {
            return IsDue(since + cluster.Times.ProcessEnd);
        }

        if (!IsDue(since + PodDrain.Settle(pod)))
        {
            return false;
        }

        if (serving is { Busy: > 0 })
        {
            cluster.LookAt(cluster.Now.AddSeconds(2));
            return false;
        }

        return true;
    }

    private void Kill()
    {
        serving?.Kill();
        (serving, loader) = (null, null);
    }

    private void Enter(PodStage stage) => (Stage, Since, Waiting) = (stage, cluster.Now, stage == PodStage.BackOff
        ? ("CrashLoopBackOff", $"back-off {BackOff(Restarts).TotalSeconds:0}s restarting failed container={program.Name} pod={pod.Name}") : Waiting);

    private void Wait(string reason, string? message) => Waiting = (reason, message);

    private void Tell(string reason, string message)
    {
        if (told != message)
        {
            told = message;
            cluster.Events.Warn(pod.Stored, Kubelet, reason, message);
        }

        cluster.LookAt(cluster.Now.AddSeconds(15));
    }

    private bool IsDue(DateTimeOffset time)
    {
        if (time <= cluster.Now)
        {
            return true;
        }

        cluster.LookAt(time);
        return false;
    }

    private TimeSpan Slowed(TimeSpan time) => cluster.Faults.Find(FaultKind.SlowBoot, cluster.Region, pod.Name) is { } slow ? time * (slow.Value ?? 10) : time;

    // 10 s, doubling, at most five minutes: the kubelet's.
    private static TimeSpan BackOff(int restarts) => restarts <= 1 ? TimeSpan.FromSeconds(1) : TimeSpan.FromSeconds(Math.Min(300, 10 * Math.Pow(2, restarts - 2)));
}
