using System.Collections.Concurrent;
using Tandem.Twin.Json;
using Tandem.Twin.Simulation.Faults;

namespace Tandem.Twin.Simulation.Pods;

/// <summary>How far one Pod on its node has come, and what every stage needs: the time, the log, the events.</summary>
internal sealed class PodState(SimulatedCluster cluster)
{
    public const string Kubelet = "kubelet";

    private static readonly TimeSpan FirstBackOff = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, PodLog> logs = new(StringComparer.Ordinal);
    private DateTimeOffset crashed;
    private string? told;

    public SimulatedCluster Cluster => cluster;

    public DateTimeOffset Now => cluster.Now;

    /// <summary>The Pod as it was last read.</summary>
    public PodView Pod { get; set; } = null!;

    /// <summary>What its first container runs.</summary>
    public PodProgram Program { get; set; } = null!;

    public PodStage Stage { get; private set; } = PodStage.Creating;

    /// <summary>Since when it is at its stage.</summary>
    public DateTimeOffset Since { get; private set; } = cluster.Now;

    /// <summary>When its containers were started, the last time.</summary>
    public DateTimeOffset Started { get; set; } = cluster.Now;

    public int Restarts { get; private set; }

    /// <summary>How many init containers have ended well.</summary>
    public int InitDone { get; set; }

    /// <summary>How the program ended, the last time; null while it never has.</summary>
    public int? ExitCode { get; private set; }

    /// <summary>Why it waits: a reason of the kubelet's, such as <c>ImagePullBackOff</c>.</summary>
    public (string Reason, string? Message) Waiting { get; set; } = ("ContainerCreating", null);

    public string? Address { get; set; }

    /// <summary>Whether the readiness probe succeeds, or there is none.</summary>
    public bool IsReady { get; set; }

    /// <summary>Whether its images are being pulled.</summary>
    public bool Pulls { get; set; }

    /// <summary>The server, where the program is one and has started.</summary>
    public PodServing? Serving { get; set; }

    /// <summary>The loader, where the program is one and has started.</summary>
    public LoaderProgram? Loader { get; set; }

    /// <summary>When it may be started again after it failed.</summary>
    public DateTimeOffset BackOffEnd => crashed + BackOff;

    private TimeSpan BackOff => Restarts <= 1 ? FirstBackOff : TimeSpan.FromSeconds(Math.Min(300, 10 * Math.Pow(2, Restarts - 2)));

    public PodLog LogOf(string container) => logs.GetOrAdd(container, _ => new PodLog());

    /// <summary>Whether a fault is on that concerns this Pod.</summary>
    public bool Has(FaultKind kind) => cluster.Faults.Has(kind, cluster.Region, Pod.Name);

    /// <summary>Whether a time has come; where it has not, asks for a look when it does.</summary>
    public bool IsDue(DateTimeOffset time)
    {
        if (time > cluster.Now)
        {
            cluster.LookAt(time);
        }

        return time <= cluster.Now;
    }

    /// <summary>A time, longer where starting is slowed down.</summary>
    public TimeSpan Slowed(TimeSpan time) => cluster.Faults.Find(FaultKind.SlowBoot, cluster.Region, Pod.Name) is { } slow ? time * (slow.Value ?? 10) : time;

    /// <summary>Goes on to a stage.</summary>
    public void Enter(PodStage stage) => (Stage, Since) = (stage, cluster.Now);

    /// <summary>Begins its stage again: nothing of it counts yet.</summary>
    public void Again(TimeSpan done) => Since = cluster.Now - done;

    /// <summary>Says what is wrong, once; looks again soon.</summary>
    public void Warn(string reason, string message)
    {
        if (told != message)
        {
            told = message;
            cluster.Events.Warn(Pod.Stored, Kubelet, reason, message);
        }

        cluster.LookAt(cluster.Now.AddSeconds(15));
    }

    /// <summary>The container ended and is to be started again.</summary>
    public void Fail(int code)
    {
        Kill();
        LogOf(Program.Name).End();
        Restarts++;
        (ExitCode, IsReady, crashed) = (code, false, cluster.Now);
        Waiting = ("CrashLoopBackOff", $"back-off {BackOff.TotalSeconds:0}s restarting failed container={Program.Name} pod={Pod.Name}");
        Enter(PodStage.BackOff);
        if (Restarts > 1)
        {
            cluster.Events.Warn(Pod.Stored, Kubelet, "BackOff", $"Back-off restarting failed container {Program.Name} in pod {Pod.Name}");
        }
    }

    /// <summary>The program ended for good.</summary>
    public void End(int code)
    {
        (ExitCode, IsReady) = (code, false);
        LogOf(Program.Name).End();
        Enter(PodStage.Ended);
    }

    /// <summary>The node went with its region: what ran starts again once it is back.</summary>
    public void Lose()
    {
        Kill();
        if (Stage is PodStage.Starting or PodStage.Working)
        {
            (Stage, ExitCode, IsReady, Restarts, crashed) = (PodStage.BackOff, 255, false, Restarts + 1, DateTimeOffset.MinValue);
        }
    }

    /// <summary>Goes on with what another process had begun: the node lost its power in between, so what ran starts again.</summary>
    public void Resume(PodPast past)
    {
        (Address, InitDone) = (past.Address, past.InitDone);
        (Stage, ExitCode, Restarts, crashed) = (PodStage.BackOff, 255, past.Restarts, DateTimeOffset.MinValue);
    }

    /// <summary>Ends the processes and the logs.</summary>
    public void Drop()
    {
        Kill();
        foreach (var log in logs.Values)
        {
            log.End();
        }
    }

    private void Kill()
    {
        Serving?.Kill();
        (Serving, Loader) = (null, null);
    }
}
