using System.Text.Json.Nodes;
using Tandem.Twin.Kubernetes.Store;
using Tandem.Twin.Simulation.Admission;
using Tandem.Twin.Simulation.Delivery;
using Tandem.Twin.Simulation.Faults;
using Tandem.Twin.Simulation.Ground;
using Tandem.Twin.Simulation.Nodes;
using Tandem.Twin.Simulation.Pods;
using Tandem.Twin.Simulation.Workloads;

namespace Tandem.Twin.Simulation;

/// <summary>One region's cluster: its objects, and the controllers that a real one has. Only the simulation's loop calls it.</summary>
internal sealed class SimulatedCluster
{
    private readonly List<Controller> controllers;

    public SimulatedCluster(string region, ObjectStore store, SimulatedGround ground, FaultBook faults, SimulationSettings settings)
    {
        (Region, Store, Ground, Faults, Settings) = (region, store, ground, faults, settings);
        Events = new EventRecorder(store);
        Pods = new PodFleet(this);
        Admission = new AdmissionChain(store, ground, region);
        Argo = new ArgoController(settings.Sources);
        controllers =
        [
            new NamespaceController(), new NodeController(), new GarbageCollector(), new DeploymentController(), new ReplicaSetController(),
            new JobController(), new ResourceClaimController(), new SchedulerController(), Pods, new ResourceClaimStatus(), new DisruptionController(), Argo,
        ];
    }

    public string Region { get; }

    public ObjectStore Store { get; }

    public SimulatedGround Ground { get; }

    public FaultBook Faults { get; }

    public SimulationSettings Settings { get; }

    public SimulatedTimes Times => Settings.Times;

    public EventRecorder Events { get; }

    public PodFleet Pods { get; }

    public AdmissionChain Admission { get; }

    public ArgoController Argo { get; }

    /// <summary>The simulated time of this look.</summary>
    public DateTimeOffset Now { get; private set; }

    /// <summary>The same as objects write it.</summary>
    public string Timestamp => ObjectTimes.Text(Now);

    /// <summary>When to look again even if nothing changes; null for never.</summary>
    public DateTimeOffset? Due { get; private set; }

    /// <summary>Asks for another look at a time, at the latest.</summary>
    public void LookAt(DateTimeOffset time) => Due = Due is { } due && due <= time ? due : time;

    /// <summary>Lets every controller look once.</summary>
    public void Reconcile()
    {
        (Now, Due) = (Store.Clock.GetUtcNow(), null);
        Faults.Expire(Now);
        foreach (var until in Faults.All.Select(fault => fault.Until).OfType<DateTimeOffset>())
        {
            LookAt(until);
        }

        if (Faults.Has(FaultKind.FrozenControllers, Region))
        {
            Pods.Reconcile(this);
        }
        else
        {
            controllers.ForEach(controller => controller.Reconcile(this));
        }

        Events.Expire(Now);
    }

    /// <summary>Creates an object as a controller does: through admission.</summary>
    /// <exception cref="ApiException">Admission refuses it, or it is there already.</exception>
    public StoredObject Create(ObjectKey key, JsonObject body)
    {
        Admission.Admit(key, body);
        return Store.Create(key, body);
    }
}
