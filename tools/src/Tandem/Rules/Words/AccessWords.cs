namespace Tandem.Rules.Words;

/// <summary>What RBAC rules may name.</summary>
/// <remarks>Sources: https://kubernetes.io/docs/reference/access-authn-authz/authorization/#request-verb-resource and the discovery of a cluster with the CRDs of this fleet.</remarks>
internal static class AccessWords
{
    /// <summary>Verbs of requests, and those that guard rights.</summary>
    public static IReadOnlyList<string> Verbs { get; } =
    [
        "get", "list", "watch", "create", "update", "patch", "delete", "deletecollection",
        "bind", "escalate", "impersonate", "use", "approve", "sign", "attest", "proxy", "head", "options", "post", "put", "*",
    ];

    // Groups with their resources. Groups of controllers may grow: only a slip of what is here is told from a newer one.
    private static readonly Dictionary<string, string[]> Groups = new(StringComparer.Ordinal)
    {
        [""] =
        [
            "pods", "services", "endpoints", "configmaps", "secrets", "events", "nodes", "namespaces", "persistentvolumeclaims", "persistentvolumes",
            "serviceaccounts", "replicationcontrollers", "limitranges", "resourcequotas", "bindings", "componentstatuses", "podtemplates", "users", "groups",
        ],
        ["apps"] = ["deployments", "statefulsets", "daemonsets", "replicasets", "controllerrevisions"],
        ["batch"] = ["jobs", "cronjobs"],
        ["autoscaling"] = ["horizontalpodautoscalers"],
        ["policy"] = ["poddisruptionbudgets"],
        ["coordination.k8s.io"] = ["leases", "leasecandidates"],
        ["events.k8s.io"] = ["events"],
        ["discovery.k8s.io"] = ["endpointslices"],
        ["networking.k8s.io"] = ["networkpolicies", "ingresses", "ingressclasses", "ipaddresses", "servicecidrs"],
        ["rbac.authorization.k8s.io"] = ["roles", "rolebindings", "clusterroles", "clusterrolebindings"],
        ["authentication.k8s.io"] = ["tokenreviews", "selfsubjectreviews", "userextras", "uids"],
        ["authorization.k8s.io"] = ["subjectaccessreviews", "selfsubjectaccessreviews", "localsubjectaccessreviews", "selfsubjectrulesreviews"],
        ["storage.k8s.io"] = ["storageclasses", "csidrivers", "csinodes", "csistoragecapacities", "volumeattachments", "volumeattributesclasses"],
        ["resource.k8s.io"] = ["resourceclaims", "resourceclaimtemplates", "deviceclasses", "resourceslices"],
        ["scheduling.k8s.io"] = ["priorityclasses"],
        ["apiextensions.k8s.io"] = ["customresourcedefinitions"],
        ["admissionregistration.k8s.io"] =
            ["validatingwebhookconfigurations", "mutatingwebhookconfigurations", "validatingadmissionpolicies", "validatingadmissionpolicybindings"],
        ["certificates.k8s.io"] = ["certificatesigningrequests", "signers", "clustertrustbundles"],
        ["metrics.k8s.io"] = ["pods", "nodes"],
        ["gateway.networking.k8s.io"] = ["gateways", "gatewayclasses", "httproutes", "grpcroutes", "tlsroutes", "tcproutes", "udproutes", "referencegrants", "backendtlspolicies"],
        ["inference.networking.k8s.io"] = ["inferencepools"],
        ["inference.networking.x-k8s.io"] = ["inferenceobjectives", "inferencemodelrewrites", "inferencepoolimports", "inferencemodels", "inferencepools"],
        ["networking.gke.io"] = ["gcpbackendpolicies", "healthcheckpolicies", "gcpgatewaypolicies", "gcpinferencepoolimports", "managedcertificates", "frontendconfigs", "networks", "gkenetworkparamsets"],
        ["autoscaling.gke.io"] = ["autoscalingmetrics"],
        ["monitoring.googleapis.com"] = ["podmonitorings", "clusterpodmonitorings", "rules", "clusterrules", "globalrules", "operatorconfigs"],
        ["argoproj.io"] = ["applications", "applicationsets", "appprojects"],
    };

    /// <summary>The groups.</summary>
    public static IEnumerable<string> KnownGroups => Groups.Keys;

    /// <summary>The resources of a group; null where nobody knows them.</summary>
    public static IReadOnlyList<string>? Of(string group) => Groups.GetValueOrDefault(group);

    /// <summary>The groups that have a resource.</summary>
    public static IReadOnlyList<string> With(string resource) => [.. Groups.Where(group => group.Value.Contains(resource, StringComparer.Ordinal)).Select(group => group.Key)];
}
