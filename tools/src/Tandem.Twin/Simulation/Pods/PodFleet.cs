using Tandem.Twin.Json;
using Tandem.Twin.Simulation.Faults;

namespace Tandem.Twin.Simulation.Pods;

/// <summary>The kubelets of a cluster: every Pod that a node has.</summary>
internal sealed class PodFleet(SimulatedCluster cluster) : Controller
{
    private readonly Dictionary<string, PodRun> runs = new(StringComparer.Ordinal);
    private readonly HashSet<(string Node, string Image)> pulled = [];
    private int addresses;

    public override void Reconcile(SimulatedCluster _)
    {
        var isLost = cluster.Faults.Has(FaultKind.RegionLoss, cluster.Region);
        var pods = cluster.Store.List("", "Pod").Select(pod => new PodView(pod)).Where(pod => pod.Node is not null).ToList();
        foreach (var pod in pods)
        {
            var run = RunOf(pod);
            if (isLost)
            {
                run.Lose();
            }
            else
            {
                run.Step(pod);
            }
        }

        foreach (var gone in runs.Keys.Except(pods.Select(pod => pod.Stored.Uid), StringComparer.Ordinal).ToList())
        {
            runs[gone].Drop();
            runs.Remove(gone);
        }
    }

    /// <summary>Takes note of an image on a node.</summary>
    /// <returns>Whether the node had it.</returns>
    public bool HasImage(string node, string image) => pulled.Contains((node, image));

    public void NoteImage(string node, string image) => pulled.Add((node, image));

    /// <summary>Forgets a node and its images.</summary>
    public void ForgetNode(string node) => pulled.RemoveWhere(entry => entry.Node == node);

    /// <summary>An address that no other Pod of this cluster has.</summary>
    public string NextAddress() => FreeAddress.Next(Next, cluster.Store.List("", "Pod").Select(pod => pod.Json.Text("status", "podIP")));

    /// <summary>The log of a Pod's container; null where it has not begun.</summary>
    public PodLog? LogOf(string uid, string container)
    {
        lock (runs)
        {
            return runs.TryGetValue(uid, out var run) ? run.LogOf(container) : null;
        }
    }

    /// <summary>Ends every server, at once.</summary>
    public async Task StopAsync()
    {
        foreach (var run in runs.Values)
        {
            await run.StopAsync();
        }
    }

    private string Next()
    {
        addresses = (addresses % 65_000) + 1;
        return $"10.{16 + (ObjectNames.Hash(cluster.Region, 1)[0] % 64)}.{addresses / 250}.{(addresses % 250) + 2}";
    }

    private PodRun RunOf(PodView pod)
    {
        if (!runs.TryGetValue(pod.Stored.Uid, out var run))
        {
            lock (runs)
            {
                runs[pod.Stored.Uid] = run = new PodRun(cluster);
            }
        }

        return run;
    }
}
