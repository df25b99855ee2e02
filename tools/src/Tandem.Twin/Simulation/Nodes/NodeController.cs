using Tandem.Twin.Json;
using Tandem.Twin.Kubernetes.Store;
using Tandem.Twin.Simulation.Faults;
using Tandem.Twin.Simulation.Ground;
using Tandem.Twin.Simulation.Pods;

namespace Tandem.Twin.Simulation.Nodes;

/// <summary>Nodes as the node pools say, and GKE's autoscaler between their least and their most.</summary>
internal sealed class NodeController : Controller
{
    private readonly Dictionary<string, DateTimeOffset> booting = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> idleSince = new(StringComparer.Ordinal);
    private readonly HashSet<string> made = new(StringComparer.Ordinal);
    private DateTimeOffset looked = DateTimeOffset.MinValue;
    private int addresses;

    public override void Reconcile(SimulatedCluster cluster)
    {
        if (looked + cluster.Times.GroundPoll <= cluster.Now)
        {
            looked = cluster.Now;
            cluster.Ground.Look();
        }

        cluster.LookAt(looked + cluster.Times.GroundPoll);
        var pools = cluster.Ground.Now.Pools.Where(pool => pool.Region == cluster.Region).ToList();
        var nodes = cluster.Store.List("", "Node").Select(node => new NodeView(node)).ToList();
        foreach (var lost in nodes.Where(node => !pools.Exists(pool => pool.Name == node.Pool)))
        {
            Remove(cluster, lost);
        }

        pools.ForEach(pool => Scale(cluster, pool, [.. nodes.Where(node => node.Pool == pool.Name)]));
        NodeDrain.Step(cluster, nodes);
    }

    private void Scale(SimulatedCluster cluster, GroundPool pool, List<NodeView> nodes)
    {
        // The pool was made with its cluster, before anything ran: those nodes are there.
        if (made.Add(pool.Name))
        {
            pool.Zones.SelectMany(zone => Enumerable.Repeat(zone, pool.Initial)).Skip(nodes.Count).ToList().ForEach(zone => Add(cluster, pool, zone));
            return;
        }

        if (booting.TryGetValue(pool.Name, out var ready) && ready <= cluster.Now)
        {
            booting.Remove(pool.Name);
            Add(cluster, pool, pool.Zones[0]);
        }
        else if (ready > cluster.Now)
        {
            cluster.LookAt(ready);
        }
        else if (nodes.Count < pool.Least * pool.Zones.Count)
        {
            Begin(cluster, pool);
        }
        else if (nodes.Count < pool.Most * pool.Zones.Count)
        {
            Help(cluster, pool, nodes.Count);
        }

        Shrink(cluster, pool, nodes);
    }

    // A Pod that no node takes, and that a new node of this pool would.
    private void Help(SimulatedCluster cluster, GroundPool pool, int count)
    {
        var template = new NodeView(new ObjectStore(cluster.Store.Clock).Create(
            new ObjectKey("", "Node", "", "template"), NodeObjects.Of(pool, pool.Zones[0], "", cluster.Settings.KubernetesVersion, cluster.Timestamp)));
        var waiting = cluster.Store.List("", "Pod").Select(pod => new PodView(pod))
            .FirstOrDefault(pod => pod.Node is null && !pod.IsLeaving && Conditions.Find(pod.Stored.Json, "PodScheduled").Text("reason") == "Unschedulable"
                && NodeFit.Problem(cluster, template, pod, [], isBarred: false) is null);
        if (waiting is null)
        {
            return;
        }

        if (cluster.Faults.Has(FaultKind.Unschedulable, cluster.Region))
        {
            cluster.Events.Warn(waiting.Stored, "cluster-autoscaler", "FailedScaleUp",
                $"Node scale up in zones {string.Join(',', pool.Zones)} associated with this pod failed: GCE out of resources. Pod is at risk of not being scheduled.");
            return;
        }

        cluster.Events.Normal(waiting.Stored, "cluster-autoscaler", "TriggeredScaleUp", $"pod triggered scale-up: [{{{pool.Cluster}-{pool.Name} {count}->{count + 1} (max: {pool.Most})}}]");
        Begin(cluster, pool);
    }

    private void Begin(SimulatedCluster cluster, GroundPool pool) => cluster.LookAt(booting[pool.Name] = cluster.Now + cluster.Times.NodeBoot);

    private void Add(SimulatedCluster cluster, GroundPool pool, string zone)
    {
        var name = ObjectNames.Fresh($"{pool.Cluster}-{pool.Name}-");
        var address = FreeAddress.Next(
            () => $"10.{128 + (ObjectNames.Hash(cluster.Region, 1)[0] % 64)}.0.{(++addresses % 250) + 2}",
            cluster.Store.List("", "Node").Select(node => node.Json.Items("status", "addresses").FirstOrDefault().Text("address")));
        var body = NodeObjects.Of(pool, zone, address, cluster.Settings.KubernetesVersion, cluster.Timestamp);
        body["metadata"]!["labels"]!["kubernetes.io/hostname"] = name;
        cluster.Create(new ObjectKey("", "Node", "", name), body);
    }

    private void Shrink(SimulatedCluster cluster, GroundPool pool, List<NodeView> nodes)
    {
        var busy = cluster.Store.List("", "Pod").Select(pod => new PodView(pod)).Where(pod => !pod.HasEnded).Select(pod => pod.Node).ToHashSet(StringComparer.Ordinal);
        nodes.Where(node => busy.Contains(node.Name)).ToList().ForEach(node => idleSince.Remove(node.Name));
        // A cordoned node belongs to whoever cordoned it, and is given back to them.
        foreach (var idle in nodes.Where(node => !node.IsCordoned && !busy.Contains(node.Name)).Skip(Math.Max(0, pool.Least * pool.Zones.Count - nodes.Count(node => busy.Contains(node.Name)))))
        {
            idleSince.TryAdd(idle.Name, cluster.Now);
            var end = idleSince[idle.Name] + cluster.Times.NodeIdle;
            if (end <= cluster.Now)
            {
                Remove(cluster, idle);
            }
            else
            {
                cluster.LookAt(end);
            }
        }
    }

    private void Remove(SimulatedCluster cluster, NodeView node)
    {
        cluster.Store.Delete(node.Stored.Key);
        cluster.Pods.ForgetNode(node.Name);
        idleSince.Remove(node.Name);
        foreach (var pod in cluster.Store.List("", "Pod").Where(pod => new PodView(pod).Node == node.Name))
        {
            cluster.Store.Delete(pod.Key);
        }
    }
}
