using Tandem.Fleet;
using Tandem.Kustomize;
using Tandem.Schemas;

namespace Tandem.Rules.References;

/// <summary>The namespaces of a cluster in which objects may be that no unit renders: what is not seen there may exist.</summary>
internal sealed class OpenNamespaces
{
    private const string ArgoCd = "argoproj.io";
    private static readonly string[] Prefixes = ["kube-", "gke-", "gmp-", "config-management-", "cnrm-", "istio-", "asm-"];

    // The groups whose controllers make no Pods, ConfigMaps, Secrets or accounts of their own.
    private static readonly HashSet<string> Quiet = new(StringComparer.Ordinal)
    {
        ArgoCd, "autoscaling.gke.io", "inference.networking.x-k8s.io", "secrets-store.csi.x-k8s.io", "apiextensions.k8s.io",
        "apiregistration.k8s.io", "coordination.k8s.io", "certificates.k8s.io", "discovery.k8s.io", "flowcontrol.apiserver.k8s.io",
    };

    private readonly HashSet<string> spaces = new(StringComparer.Ordinal);
    private readonly HashSet<string> worked = new(StringComparer.Ordinal);
    private readonly bool isPartial;

    public OpenNamespaces(FleetModel fleet, string? cluster, IReadOnlyList<FleetObject> objects)
    {
        var homes = fleet.Clusters.Where(candidate => candidate.Name == cluster).SelectMany(candidate => candidate.Units)
            .Where(unit => !fleet.Units.Any(rendered => rendered.Unit == unit && rendered.Text is not null))
            .Select(unit => KustomizationFile.Read(fleet.Workspace, unit.Folder)?.Root.Text("namespace")).ToList();
        // Kustomize puts all of a root that names a namespace into that one.
        isPartial = homes.Contains(null);
        homes.ForEach(home => Add(spaces, home));
        foreach (var candidate in objects)
        {
            var root = ObjectField.Root(candidate);
            // Argo CD stands where its Applications are, with accounts of its own; it was there before them.
            Add(spaces, IsStrange(candidate.Manifest.Id) || candidate.Manifest.Id.Group == ArgoCd ? candidate.Manifest.Namespace : Destination(fleet, root));
            Add(worked, PodTemplate.In("", root) is null ? null : candidate.Manifest.Namespace);
        }
    }

    /// <summary>Whether a namespace is one of them. Where a unit was not rendered, that is each without a workload of ours.</summary>
    public bool Hold(string? space) => space is null ? isPartial
        : spaces.Contains(space) || IsOfThePlatform(space) || (isPartial && !worked.Contains(space));

    /// <summary>Whether Kubernetes or GKE makes a namespace and what is in it.</summary>
    public static bool IsOfThePlatform(string space) => Array.Exists(Prefixes, prefix => space.StartsWith(prefix, StringComparison.Ordinal));

    // Where a kind is not known, nobody knows either what its controller makes.
    private static bool IsStrange(SchemaId id) => !Objects.Selectors.IsKnown(id) && !Quiet.Contains(id.Group);

    // An Application of another repository brings objects that nobody rendered; a folder of CRDs brings no others.
    private static string? Destination(FleetModel fleet, ObjectField root)
    {
        var spec = root["spec"];
        var source = spec["source"];
        return root is not { Kind: "Application", Group: "argoproj.io" } || source["repoURL"].Text == fleet.Facts.Fleet["repositoryURL"]
            || source["path"].Text?.Split('/').Any(step => step is "crd" or "crds") == true ? null : spec["destination"]["namespace"].Text;
    }

    private static void Add(HashSet<string> set, string? space)
    {
        if (space is not null)
        {
            set.Add(space);
        }
    }
}
