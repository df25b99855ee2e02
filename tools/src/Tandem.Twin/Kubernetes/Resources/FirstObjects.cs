using System.Text.Json.Nodes;
using Tandem.Schemas;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Twin.Kubernetes.Resources;

/// <summary>What a cluster of GKE holds before anybody writes to it: its namespaces, and the definitions of the custom kinds.</summary>
internal static class FirstObjects
{
    // group/version, plural, kind, short names, scope, marks (status), columns of kubectl.
    private static readonly (string ApiVersion, string Plural, string Kind, string Short, bool IsNamespaced, string Columns)[] Kinds =
    [
        ("argoproj.io/v1alpha1", "applications", "Application", "app,apps", true, "Sync Status=.status.sync.status|Health Status=.status.health.status|Revision/1=.status.sync.revision"),
        ("argoproj.io/v1alpha1", "appprojects", "AppProject", "appproj,appprojs", true, ""),
        ("autoscaling.gke.io/v1beta1", "autoscalingmetrics", "AutoscalingMetric", "", true, "Age=.metadata.creationTimestamp"),
        ("gateway.networking.k8s.io/v1", "gatewayclasses", "GatewayClass", "gc", false,
            "Controller=.spec.controllerName|Accepted=.status.conditions[?(@.type==\"Accepted\")].status|Age=.metadata.creationTimestamp"),
        ("gateway.networking.k8s.io/v1", "gateways", "Gateway", "gtw", true,
            "Class=.spec.gatewayClassName|Address=.status.addresses[*].value|Programmed=.status.conditions[?(@.type==\"Programmed\")].status|Age=.metadata.creationTimestamp"),
        ("gateway.networking.k8s.io/v1", "httproutes", "HTTPRoute", "", true, "Hostnames=.spec.hostnames|Age=.metadata.creationTimestamp"),
        ("inference.networking.k8s.io/v1", "inferencepools", "InferencePool", "infpool", true, "Age=.metadata.creationTimestamp"),
        ("inference.networking.x-k8s.io/v1alpha2", "inferenceobjectives", "InferenceObjective", "", true, "Inference Pool=.spec.poolRef.name|Priority=.spec.priority|Age=.metadata.creationTimestamp"),
        ("monitoring.googleapis.com/v1", "podmonitorings", "PodMonitoring", "", true, "Age=.metadata.creationTimestamp"),
        ("networking.gke.io/v1", "gcpbackendpolicies", "GCPBackendPolicy", "", true, "Age=.metadata.creationTimestamp"),
        ("networking.gke.io/v1", "gcpinferencepoolimports", "GCPInferencePoolImport", "", true, "Age=.metadata.creationTimestamp"),
        ("networking.gke.io/v1", "healthcheckpolicies", "HealthCheckPolicy", "", true, "Age=.metadata.creationTimestamp"),
        ("secrets-store.csi.x-k8s.io/v1", "secretproviderclasses", "SecretProviderClass", "", true, ""),
    ];

    /// <summary>Puts them into a store, where they are not there yet.</summary>
    /// <param name="store">The store.</param>
    /// <param name="absent">Kinds to leave out.</param>
    public static void Put(ObjectStore store, IReadOnlySet<string> absent)
    {
        foreach (var name in (ReadOnlySpan<string>)["default", "kube-node-lease", "kube-public", "kube-system"])
        {
            Put(store, new ObjectKey("", "Namespace", "", name), Namespace(name));
        }

        foreach (var kind in Kinds.Where(kind => !absent.Contains(kind.Kind)))
        {
            var id = SchemaId.Of(kind.ApiVersion, kind.Kind);
            var name = $"{kind.Plural}.{id.Group}";
            Put(store, new ObjectKey(CustomResources.Group, CustomResources.Kind, "", name), CrdConditions.Established(Definition(id, name, kind), ObjectTimes.Text(store.Clock.GetUtcNow())));
        }
    }

    private static void Put(ObjectStore store, ObjectKey key, JsonObject body)
    {
        if (store.Find(key) is null)
        {
            store.Create(key, body);
        }
    }

    /// <summary>A namespace as the server completes it.</summary>
    public static JsonObject Namespace(string name) => new()
    {
        ["apiVersion"] = "v1",
        ["kind"] = "Namespace",
        ["metadata"] = new JsonObject { ["name"] = name, ["labels"] = new JsonObject { ["kubernetes.io/metadata.name"] = name } },
        ["spec"] = new JsonObject { ["finalizers"] = new JsonArray("kubernetes") },
        ["status"] = new JsonObject { ["phase"] = "Active" },
    };

    // The schema is open: the tool's own, in tools/schemas, is in force for it.
    private static JsonObject Definition(SchemaId id, string name, (string ApiVersion, string Plural, string Kind, string Short, bool IsNamespaced, string Columns) kind) => new()
    {
        ["apiVersion"] = $"{CustomResources.Group}/v1",
        ["kind"] = CustomResources.Kind,
        ["metadata"] = new JsonObject { ["name"] = name },
        ["spec"] = new JsonObject
        {
            ["group"] = id.Group,
            ["scope"] = kind.IsNamespaced ? "Namespaced" : "Cluster",
            ["names"] = new JsonObject
            {
                ["plural"] = kind.Plural,
                ["singular"] = kind.Kind.ToLowerInvariant(),
                ["kind"] = kind.Kind,
                ["listKind"] = $"{kind.Kind}List",
                ["shortNames"] = new JsonArray([.. kind.Short.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(text => (JsonNode)text)]),
            },
            ["versions"] = new JsonArray(Version(id.Version, kind.Columns)),
        },
    };

    private static JsonObject Version(string version, string columns) => new()
    {
        ["name"] = version,
        ["served"] = true,
        ["storage"] = true,
        ["schema"] = new JsonObject { ["openAPIV3Schema"] = new JsonObject { ["type"] = "object", ["x-kubernetes-preserve-unknown-fields"] = true } },
        ["subresources"] = new JsonObject { ["status"] = new JsonObject() },
        ["additionalPrinterColumns"] = new JsonArray([.. columns.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(Column)]),
    };

    private static JsonObject Column(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        var (heading, path) = (text[..equals], text[(equals + 1)..]);
        var column = new JsonObject { ["name"] = heading.Split('/')[0], ["type"] = path == ".metadata.creationTimestamp" ? "date" : "string", ["jsonPath"] = path };
        if (heading.Contains('/', StringComparison.Ordinal))
        {
            column["priority"] = 1;
        }

        return column;
    }
}
