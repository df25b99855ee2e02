namespace Tandem.Rules.Gateway;

/// <summary>The routes of a world and what they send to.</summary>
internal static class Routes
{
    public const string ApiGroup = "gateway.networking.k8s.io";
    public const string ImportGroup = "networking.gke.io";
    public const string ImportKind = "GCPInferencePoolImport";
    public const string PoolGroup = "inference.networking.k8s.io";
    public const string PoolKind = "InferencePool";
    public const string ObjectiveGroup = "inference.networking.x-k8s.io";
    public const string ObjectiveKind = "InferenceObjective";

    private static readonly string[] Kinds = ["HTTPRoute", "GRPCRoute", "TLSRoute", "TCPRoute", "UDPRoute"];

    /// <summary>The routes that are judged.</summary>
    public static IEnumerable<ObjectField> Of(References.World world) => Kinds.SelectMany(kind => world.Own(ApiGroup, kind));

    /// <summary>The backends of a route, mirrors too.</summary>
    public static IEnumerable<ObjectField> Backends(ObjectField route) => route.Select("spec.rules[].backendRefs[]")
        .Concat(route.Select("spec.rules[].filters[].requestMirror.backendRef")).Concat(route.Select("spec.rules[].backendRefs[].filters[].requestMirror.backendRef"));

    /// <summary>The Gateways of a world that a route names as its parents.</summary>
    public static IEnumerable<ObjectField> Parents(References.World world, ObjectField route) => route.Select("spec.parentRefs[]")
        .Where(IsGateway).Select(parent => world.Find(ApiGroup, "Gateway", parent["namespace"].Text ?? route.Owner.Manifest.Namespace, parent["name"].Text)).OfType<ObjectField>();

    /// <summary>Whether a parent is a Gateway, which it is where it does not say.</summary>
    public static bool IsGateway(ObjectField parent) => (parent["kind"].Text ?? "Gateway") == "Gateway" && (parent["group"].Text ?? ApiGroup) == ApiGroup;

    /// <summary>Whether a Gateway serves several clusters, so that it takes imports and not what one cluster has.</summary>
    public static bool IsMultiCluster(ObjectField gateway) => gateway["spec"]["gatewayClassName"].Text?.EndsWith("-mc", StringComparison.Ordinal) == true;

    /// <summary>Whether a reference is to an imported pool.</summary>
    public static bool IsImport(ObjectField reference) => reference["kind"].Text == ImportKind && reference["group"].Text == ImportGroup;

    /// <summary>Whether a reference to a Service is to none, but a pool has its name.</summary>
    public static bool IsMeantAsImport(References.World world, ObjectField reference) => (reference["kind"].Text ?? "Service") == "Service" && reference["name"].Text is not null
        && world.Find("", "Service", reference["namespace"].Text ?? reference.Owner.Manifest.Namespace, reference["name"].Text) is null && Imported(world, reference).Any();

    /// <summary>The pools of all clusters that a reference to an import stands for.</summary>
    public static IEnumerable<ObjectField> Imported(References.World world, ObjectField reference) => world.Fleet.References.ClusterWorlds
        .SelectMany(cluster => cluster.All(PoolGroup, PoolKind))
        .Where(pool => pool.Owner.Manifest.Name == reference["name"].Text && References.World.IsIn(pool, reference["namespace"].Text ?? reference.Owner.Manifest.Namespace));
}
