using System.Globalization;
using Tandem.Fleet;
using Tandem.Rules;

namespace Tandem.Topology;

/// <summary>What answers: the pools, the servers that they select, and their endpoint pickers.</summary>
internal static class ServingParts
{
    private const string Export = "networking.gke.io/export";

    public static void Add(TopologyDraft draft, FleetModel fleet)
    {
        foreach (var (unit, root) in fleet.Of("inference.networking.k8s.io", "InferencePool"))
        {
            var ports = root.Select("spec.targetPorts[].number").ToList();
            var export = root["metadata"]["annotations"][Export];
            var pool = draft.Part(PartKind.Pool, unit.Cluster, root.Owner.Manifest.Name)
                .With([.. ports.Select(port => $"port {port.Text}"), string.Equals(export.Text, "true", StringComparison.OrdinalIgnoreCase) ? "exported" : null])
                .Shows(root.Owner, [root["metadata"]["name"], export, .. ports, .. root["spec"]["selector"]["matchLabels"].Entries]);
            AddServers(draft, fleet, unit, root, pool);
            AddPicker(draft, fleet, unit, root, pool);
        }

        AddRoutes(draft, fleet);
    }

    private static void AddServers(TopologyDraft draft, FleetModel fleet, Unit unit, ObjectField root, PartDraft pool)
    {
        foreach (var pods in Selected(fleet, unit, root, root["spec"]["selector"]["matchLabels"].Entries))
        {
            draft.Link(pool, Workload(draft, PartKind.Server, pods), "selects");
        }
    }

    private static void AddPicker(TopologyDraft draft, FleetModel fleet, Unit unit, ObjectField root, PartDraft pool)
    {
        var reference = root["spec"]["endpointPickerRef"];
        if (!reference.Exists)
        {
            return;
        }

        var service = fleet.Of("", "Service").FirstOrDefault(pair => pair.Unit == unit && pair.Root.Owner.Manifest.Name == reference["name"].Text)?.Root;
        var pods = service is null ? [] : Selected(fleet, unit, service, service["spec"]["selector"].Entries).ToList();
        // A picker that is not there is still one that the pool asks.
        var picker = pods.Count > 0 ? Workload(draft, PartKind.Picker, pods[0]) : draft.Part(PartKind.Picker, unit.Cluster, reference["name"].Text ?? "");
        picker.With(reference["failureMode"].Text).NamedBy(reference["name"], reference["port"]["number"]);
        if (service is not null)
        {
            picker.Shows(service.Owner);
        }

        draft.Link(pool, picker, $"asks on {reference["port"]["number"].Text}");
    }

    /// <summary>The part that stands for what makes some Pods.</summary>
    public static PartDraft Workload(TopologyDraft draft, PartKind kind, PodTemplate pods)
    {
        var (root, replicas) = (pods.Root, pods.Root["spec"]["replicas"]);
        var images = pods.Spec.Select("containers[].image").ToList();
        return draft.Part(kind, pods.Cluster, root.Owner.Manifest.Name)
            .With(replicas.Integer is { } count ? SizeText(count) : null)
            .With([.. images.Take(1).Select(image => image.Text?.Split('/')[^1])])
            .Shows(root.Owner, [root["metadata"]["name"], replicas, .. images]);
    }

    private static string SizeText(long replicas) => replicas == 1 ? "1 replica" : string.Create(CultureInfo.InvariantCulture, $"{replicas} replicas");

    private static IEnumerable<PodTemplate> Selected(FleetModel fleet, Unit unit, ObjectField owner, IReadOnlyList<ObjectField> labels) => labels.Count == 0 ? [] :
        PodTemplate.Of(fleet).Where(pods => pods.Cluster == unit.Cluster && pods.Root.Owner.Manifest.Namespace == owner.Owner.Manifest.Namespace
            && labels.All(label => pods.Spec.Parent!["metadata"]["labels"][label.Key].Text == label.Text));

    // An import stands for the pools of its name in every cluster, the pool itself for that of its own.
    private static void AddRoutes(TopologyDraft draft, FleetModel fleet)
    {
        var pools = draft.Parts.Where(part => part.Kind == PartKind.Pool).ToList();
        foreach (var (unit, gateway) in fleet.Of("gateway.networking.k8s.io", "Gateway"))
        {
            var part = draft.Part(PartKind.Gateway, null, gateway.Owner.Manifest.Name);
            foreach (var route in EntryParts.RoutesOf(fleet, unit.Cluster, gateway))
            {
                foreach (var backend in route.Select("spec.rules[].backendRefs[]"))
                {
                    pools.FindAll(pool => pool.Name == backend["name"].Text && (backend["kind"].Text == "GCPInferencePoolImport" || (backend["kind"].Text == "InferencePool" && pool.Region == unit.Cluster)))
                        .ForEach(pool => draft.Link(part, pool, route.Owner.Manifest.Name));
                    AddPolicies(fleet, unit, part, backend);
                }
            }
        }
    }

    private static void AddPolicies(FleetModel fleet, Unit unit, PartDraft gateway, ObjectField backend)
    {
        foreach (var kind in new[] { "GCPBackendPolicy", "HealthCheckPolicy" })
        {
            foreach (var (_, policy) in fleet.Of("networking.gke.io", kind).Where(pair => pair.Unit.Cluster == unit.Cluster && pair.Root["spec"]["targetRef"]["name"].Text == backend["name"].Text))
            {
                gateway.Shows(policy.Owner);
            }
        }
    }
}
