namespace Tandem.Twin.Kubernetes.Schemas;

/// <summary>
/// What the schemas of manifests leave open, since nobody keeps it in Git, or do not say: how the lists of a status and of metadata are
/// merged, and which types are one value. From the API's definitions of Kubernetes 1.36 (x-kubernetes-list-map-keys, -map-type, -patch-strategy).
/// </summary>
internal static class WellKnownFields
{
    private static readonly Dictionary<string, string[]> KeyedLists = new(StringComparer.Ordinal)
    {
        ["metadata.ownerReferences"] = ["uid"],
        ["status.conditions"] = ["type"],
        ["status.listeners"] = ["name"],
        ["status.listeners[].conditions"] = ["type"],
        ["status.parents[].conditions"] = ["type"],
        ["status.podIPs"] = ["ip"],
        ["status.devices"] = ["driver", "device", "pool", "shareID"],
    };

    private static readonly HashSet<string> AtomicTypes = new(StringComparer.Ordinal)
    {
        "ConfigMapKeySelector", "CrossVersionObjectReference", "EndpointPort", "FileKeySelector", "LabelSelector", "LocalObjectReference",
        "MatchResources", "NamedRuleWithOperations", "NodeSelector", "NodeSelectorTerm", "ObjectFieldSelector", "ObjectReference", "OwnerReference",
        "ParamKind", "ParamRef", "ResourceFieldSelector", "RoleRef", "ScopeSelector", "SecretKeySelector", "SecretReference", "ServiceBackendPort",
        "Subject", "TopologySelectorTerm", "TypedLocalObjectReference", "Variable",
    };

    public static string[]? KeysAt(string path) => KeyedLists.GetValueOrDefault(path);

    public static bool IsFinalizers(string path) => path == "metadata.finalizers";

    public static bool IsAtomicType(string name) => AtomicTypes.Contains(name);

    /// <summary>Maps of labels that select: of a Pod's node, and of a Service's Pods.</summary>
    public static bool IsSelectorMap(string path) => path == "spec.selector" || path.EndsWith(".nodeSelector", StringComparison.Ordinal);

    /// <summary>Lists that have keys for server-side apply and no strategy for a strategic merge.</summary>
    public static bool IsReplacedAsWhole(string path) => path.EndsWith("resources.claims", StringComparison.Ordinal);
}
