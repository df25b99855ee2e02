namespace Tandem.Rules.References;

/// <summary>The ConfigMaps and Secrets that controllers make.</summary>
internal sealed class MadeConfigs
{
    // In every namespace: Kubernetes' own, and those of Istio and Cloud Service Mesh.
    private static readonly string[] Everywhere = ["kube-root-ca.crt", "istio-ca-root-cert"];

    private readonly HashSet<string> secrets;

    public MadeConfigs(World world) => secrets =
    [
        .. world.All("external-secrets.io", "ExternalSecret").Select(root => root["spec"]["target"]["name"].Text ?? root.Owner.Manifest.Name),
        .. world.All("bitnami.com", "SealedSecret").Select(root => root.Owner.Manifest.Name),
        .. world.All("cert-manager.io", "Certificate").Select(root => root["spec"]["secretName"].Text ?? ""),
        .. world.All("secrets-store.csi.x-k8s.io", "SecretProviderClass").SelectMany(root => root.Select("spec.secretObjects[].secretName")).Select(name => name.Text ?? ""),
    ];

    /// <summary>Whether a name is one of theirs.</summary>
    public bool Hold(Reference reference) => reference.Kind == "Secret" ? secrets.Contains(reference.Name) : Everywhere.Contains(reference.Name, StringComparer.Ordinal);
}
