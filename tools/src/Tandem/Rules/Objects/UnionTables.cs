namespace Tandem.Rules.Objects;

/// <summary>The choices between fields that the API server enforces, by the kinds they stand in.</summary>
internal static class UnionTables
{
    private static readonly string[] Probe =
        ["initialDelaySeconds", "periodSeconds", "timeoutSeconds", "successThreshold", "failureThreshold", "terminationGracePeriodSeconds"];

    private static readonly string[] Probes = ["exec", "grpc", "httpGet", "tcpSocket"];
    private static readonly string[] Hooks = ["exec", "httpGet", "sleep", "tcpSocket"];
    private static readonly string[] EnvSources = ["configMapKeyRef", "fieldRef", "fileKeyRef", "resourceFieldRef", "secretKeyRef"];

    private static readonly string[] VolumeSources =
    [
        "awsElasticBlockStore", "azureDisk", "azureFile", "cephfs", "cinder", "configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "fc",
        "flexVolume", "flocker", "gcePersistentDisk", "gitRepo", "glusterfs", "hostPath", "image", "iscsi", "nfs", "persistentVolumeClaim",
        "photonPersistentDisk", "portworxVolume", "projected", "quobyte", "rbd", "scaleIO", "secret", "storageos", "vsphereVolume",
    ];

    /// <summary>The choices inside every Pod spec.</summary>
    public static IReadOnlyList<Union> Pod { get; } =
    [
        // A volume without a source is an empty directory.
        new("volumes[]", VolumeSources, NeedsOne: false),
        new("volumes[].projected.sources[]", ["clusterTrustBundle", "configMap", "downwardAPI", "podCertificate", "secret", "serviceAccountToken"], NeedsOne: false),
        new("resourceClaims[]", ["resourceClaimName", "resourceClaimTemplateName"], NeedsOne: true, "name"),
    ];

    /// <summary>The choices inside every container.</summary>
    public static IReadOnlyList<Union> Container { get; } =
    [
        new("env[].valueFrom", EnvSources, NeedsOne: true),
        new("envFrom[]", ["configMapRef", "secretRef"], NeedsOne: true, "prefix"),
        new("livenessProbe", Probes, NeedsOne: true, Probe),
        new("readinessProbe", Probes, NeedsOne: true, Probe),
        new("startupProbe", Probes, NeedsOne: true, Probe),
        new("lifecycle.preStop", Hooks, NeedsOne: true),
        new("lifecycle.postStart", Hooks, NeedsOne: true),
        new("volumeMounts[]", ["subPath", "subPathExpr"], NeedsOne: false),
    ];

    /// <summary>The choices of each kind.</summary>
    public static ILookup<string, Union> Kinds { get; } = new (string Kind, Union Union)[]
    {
        ("PodDisruptionBudget", new("spec", ["minAvailable", "maxUnavailable"], NeedsOne: false)),
        ("ResourceClaim", new("spec.devices.requests[]", ["exactly", "firstAvailable"], NeedsOne: true, "name")),
        ("ResourceClaimTemplate", new("spec.spec.devices.requests[]", ["exactly", "firstAvailable"], NeedsOne: true, "name")),
        ("Ingress", new("spec.defaultBackend", ["resource", "service"], NeedsOne: true)),
        ("Ingress", new("spec.rules[].http.paths[].backend", ["resource", "service"], NeedsOne: true)),
        ("Ingress", new("spec.rules[].http.paths[].backend.service.port", ["name", "number"], NeedsOne: true)),
        ("Job", new("spec.podFailurePolicy.rules[]", ["onExitCodes", "onPodConditions"], NeedsOne: true, "action")),
        ("HTTPRoute", new("spec.rules[].filters[].requestMirror", ["percent", "fraction"], NeedsOne: false)),
        ("HTTPRoute", new("spec.rules[].backendRefs[].filters[].requestMirror", ["percent", "fraction"], NeedsOne: false)),
        ("PodMonitoring", new("spec.endpoints[]", ["authorization", "basicAuth", "oauth2"], NeedsOne: false)),
    }.ToLookup(pair => pair.Kind, pair => pair.Union);

    /// <summary>The choices of each kind that a type has made already.</summary>
    public static ILookup<string, TypedUnion> Typed { get; } = new (string Kind, TypedUnion Union)[]
    {
        ("Deployment", new("spec.strategy", "type", "RollingUpdate", NeedsOne: false, new UnionField("RollingUpdate", "rollingUpdate"), new UnionField("Recreate", ""))),
        ("StatefulSet", new("spec.updateStrategy", "type", "RollingUpdate", NeedsOne: false, new UnionField("RollingUpdate", "rollingUpdate"), new UnionField("OnDelete", ""))),
        ("HorizontalPodAutoscaler", new("spec.metrics[]", "type", null, NeedsOne: true,
            new UnionField("ContainerResource", "containerResource"), new UnionField("External", "external"), new UnionField("Object", "object"), new UnionField("Pods", "pods"), new UnionField("Resource", "resource"))),

        // The schema counts the fields: the type and one other.
        ("HealthCheckPolicy", new("spec.default.config", "type", null, NeedsOne: false,
            new UnionField("TCP", "tcpHealthCheck"), new UnionField("HTTP", "httpHealthCheck"), new UnionField("HTTPS", "httpsHealthCheck"), new UnionField("HTTP2", "http2HealthCheck"), new UnionField("GRPC", "grpcHealthCheck")) { Most = 2 }),
        ("ResourceClaim", Devices("spec.devices.requests[].exactly")),
        ("ResourceClaim", Devices("spec.devices.requests[].firstAvailable[]")),
        ("ResourceClaimTemplate", Devices("spec.spec.devices.requests[].exactly")),
        ("ResourceClaimTemplate", Devices("spec.spec.devices.requests[].firstAvailable[]")),
        ("HTTPRoute", Filters("spec.rules[].filters[]")),
        ("HTTPRoute", Filters("spec.rules[].backendRefs[].filters[]")),
        ("HTTPRoute", Paths("spec.rules[].filters[].urlRewrite.path")),
        ("HTTPRoute", Paths("spec.rules[].filters[].requestRedirect.path")),
        ("HTTPRoute", Paths("spec.rules[].backendRefs[].filters[].urlRewrite.path")),
        ("HTTPRoute", Paths("spec.rules[].backendRefs[].filters[].requestRedirect.path")),
    }.ToLookup(pair => pair.Kind, pair => pair.Union);

    private static TypedUnion Devices(string where) => new(where, "allocationMode", "ExactCount", NeedsOne: false, new UnionField("ExactCount", "count"), new UnionField("All", ""));

    private static TypedUnion Paths(string where) => new(where, "type", null, NeedsOne: true,
        new UnionField("ReplaceFullPath", "replaceFullPath"), new UnionField("ReplacePrefixMatch", "replacePrefixMatch"));

    private static TypedUnion Filters(string where) => new(where, "type", null, NeedsOne: true,
        new UnionField("RequestHeaderModifier", "requestHeaderModifier"), new UnionField("ResponseHeaderModifier", "responseHeaderModifier"), new UnionField("RequestMirror", "requestMirror"),
        new UnionField("RequestRedirect", "requestRedirect"), new UnionField("URLRewrite", "urlRewrite"), new UnionField("ExtensionRef", "extensionRef"), new UnionField("CORS", "cors"));
}
