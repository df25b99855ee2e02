using Tandem.Manifests;

namespace Tandem.Kustomize;

/// <summary>The fields of a kustomization that write one value to many objects.</summary>
internal static class Transformers
{
    // The kinds that kustomize itself knows as cluster-scoped; measured with 5.5. To all others it gives the namespace,
    // cluster-scoped or not.
    private static readonly string[] ClusterScoped =
    [
        "Namespace", "ClusterRole", "ClusterRoleBinding", "CustomResourceDefinition", "PersistentVolume", "StorageClass", "PriorityClass",
        "IngressClass", "RuntimeClass", "CSIDriver", "CSINode", "Node", "APIService", "ValidatingWebhookConfiguration",
        "MutatingWebhookConfiguration", "CertificateSigningRequest",
    ];

    public static void ApplyNamespace(KustomizationFile kustomization, List<SourceObject> objects)
    {
        if (kustomization.Root.Find("namespace") is not { Value: ScalarNode { IsNull: false } value } entry)
        {
            return;
        }

        var writer = new TransformerWriter(entry.Key.Place, value, IsNamespace);
        foreach (var candidate in objects.Where(candidate => !ClusterScoped.Contains(candidate.Id.Kind, StringComparer.Ordinal)))
        {
            candidate.Namespace = value.Text;
        }

        // The transformer also renames the Namespace objects themselves.
        objects.Where(candidate => candidate.Id.Kind == "Namespace").ToList().ForEach(candidate => candidate.Name = value.Text);

        objects.ForEach(candidate => candidate.Add(writer));
    }

    public static void ApplyNames(KustomizationFile kustomization, List<SourceObject> objects)
    {
        var prefix = kustomization.Root.Text("namePrefix") ?? "";
        var suffix = kustomization.Root.Text("nameSuffix") ?? "";
        foreach (var candidate in objects.Where(candidate => candidate.Id.Kind is not "CustomResourceDefinition" and not "APIService"))
        {
            candidate.Name = prefix + candidate.Name + suffix;
        }
    }

    public static void ApplyLabels(KustomizationFile kustomization, List<SourceObject> objects)
    {
        foreach (var pairs in kustomization.Mappings("labels").Select(entry => entry.Mapping("pairs")).Prepend(kustomization.Root.Mapping("commonLabels")))
        {
            Apply(pairs, objects, IsLabel);
            objects.ForEach(candidate => SourceObject.Copy(pairs, candidate.Labels));
        }
    }

    public static void ApplyAnnotations(KustomizationFile kustomization, List<SourceObject> objects) =>
        Apply(kustomization.Root.Mapping("commonAnnotations"), objects, (query, name) =>
            query.Path is [.., { Key: "annotations" }, { Key: { } key }] && key == name);

    public static void ApplyReplicas(KustomizationFile kustomization, List<SourceObject> objects)
    {
        foreach (var entry in kustomization.Mappings("replicas"))
        {
            if (entry.Find("count") is { Value: ScalarNode count } field && entry.Text("name") is { } name)
            {
                var writer = new TransformerWriter(field.Key.Place, count, query => query.Path is [{ Key: "spec" }, { Key: "replicas" }]);
                objects.Where(candidate => candidate.WasNamed(name)).ToList().ForEach(candidate => candidate.Add(writer));
            }
        }
    }

    public static void ApplyImages(KustomizationFile kustomization, List<SourceObject> objects)
    {
        foreach (var entry in kustomization.Mappings("images").Where(entry => entry.Entries.Count > 0))
        {
            var writer = new ImageWriter(entry);
            objects.ForEach(candidate => candidate.Add(writer));
        }
    }

    private static void Apply(MappingNode? pairs, List<SourceObject> objects, Func<FieldQuery, string, bool> writes)
    {
        foreach (var pair in pairs?.Entries ?? [])
        {
            if (pair.Value is ScalarNode value)
            {
                var writer = new TransformerWriter(pair.Key.Place, value, query => writes(query, pair.Name));
                objects.ForEach(candidate => candidate.Add(writer));
            }
        }
    }

    private static bool IsNamespace(FieldQuery query) =>
        query.Path is [{ Key: "metadata" }, { Key: "namespace" }] or [{ Key: "subjects" }, _, { Key: "namespace" }]
        || (query.Path is [{ Key: "metadata" }, { Key: "name" }] && query.Rendered.Text("kind") == "Namespace");

    private static bool IsLabel(FieldQuery query, string name) =>
        query.Path is [.., { Key: "labels" or "matchLabels" or "selector" }, { Key: { } key }] && key == name;
}
