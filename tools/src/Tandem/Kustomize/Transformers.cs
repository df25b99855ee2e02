using Tandem.Findings;
using Tandem.Kustomize.Effects;
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

    private static readonly string[] Scaled = ["Deployment", "ReplicaSet", "ReplicationController", "StatefulSet"];

    // Cluster-scoped, and without any other field that takes the namespace, as bindings and webhooks have one.
    private static readonly string[] WithoutNamespace =
    [
        "ClusterRole", "PersistentVolume", "StorageClass", "PriorityClass", "IngressClass", "RuntimeClass", "CSIDriver", "CSINode", "Node",
        "CertificateSigningRequest",
    ];

    public static IEnumerable<Effect> ApplyNamespace(KustomizationFile kustomization, List<SourceObject> objects)
    {
        if (kustomization.Root.Find("namespace") is not { Value: ScalarNode { IsNull: false } value } entry)
        {
            return [];
        }

        var writer = new TransformerWriter(entry.Key.Place, value, IsNamespace);
        foreach (var candidate in objects.Where(candidate => !ClusterScoped.Contains(candidate.Id.Kind, StringComparer.Ordinal)))
        {
            candidate.Namespace = value.Text;
            candidate.State.Set([PathSegment.Of("metadata"), PathSegment.Of("namespace")], value);
        }

        // The transformer also renames the Namespace objects themselves.
        objects.Where(candidate => candidate.Id.Kind == "Namespace").ToList().ForEach(candidate => candidate.Name = value.Text);

        objects.ForEach(candidate => candidate.Add(writer));
        objects.FindAll(candidate => candidate.Id.Kind is "RoleBinding" or "ClusterRoleBinding").ForEach(candidate => Bind(candidate.State, value));
        var takers = objects.Count(candidate => !WithoutNamespace.Contains(candidate.Id.Kind, StringComparer.Ordinal));
        return objects.Count == 0 ? [] : [new Effect(EffectKind.Namespace, value.Place, value.Text, takers, Changed: true)];
    }

    // Of a binding's subjects it rewrites those that name no namespace, or the default one.
    private static void Bind(ObjectState state, ScalarNode value)
    {
        for (var i = 0; i < state.Root.List("subjects").Count; i++)
        {
            if (state.Root.List("subjects")[i] is MappingNode subject && (subject.Text("namespace") ?? "default") == "default")
            {
                state.Set([PathSegment.Of("subjects"), PathSegment.Of(i), PathSegment.Of("namespace")], value);
            }
        }
    }

    public static void ApplyNames(KustomizationFile kustomization, List<SourceObject> objects)
    {
        var prefix = kustomization.Root.Text("namePrefix") ?? "";
        var suffix = kustomization.Root.Text("nameSuffix") ?? "";
        foreach (var candidate in objects.Where(candidate => candidate.Id.Kind is not "CustomResourceDefinition" and not "APIService"))
        {
            candidate.Name = prefix + candidate.Name + suffix;
        }

        // kustomize renames every reference too.
        if (prefix.Length + suffix.Length > 0)
        {
            objects.ForEach(candidate => candidate.State.Doubt());
        }
    }

    public static IEnumerable<Effect> ApplyLabels(KustomizationFile kustomization, List<SourceObject> objects)
    {
        var effects = new List<Effect>();
        Write(kustomization.Root.Mapping("commonLabels"), isWider: true, IsLabel);
        foreach (var entry in kustomization.Mappings("labels"))
        {
            Write(entry.Mapping("pairs"), entry.Entries.Any(field => field.Name is not "pairs" && (field.Value as ScalarNode)?.Text != "false"),
                entry.Text("includeSelectors") == "true" || entry.Find("fields") is not null ? IsLabel : IsPlainLabel, entry.Find("pairs")?.Key.Place);
        }

        return effects;

        void Write(MappingNode? pairs, bool isWider, Func<FieldQuery, string, bool> writes, Place? named = null)
        {
            effects.AddRange(Apply(pairs, objects, writes, "labels", isWider, named));
        }
    }

    public static IEnumerable<Effect> ApplyAnnotations(KustomizationFile kustomization, List<SourceObject> objects) =>
        Apply(kustomization.Root.Mapping("commonAnnotations"), objects,
            (query, name) => query.Path is [.., { Key: "annotations" }, { Key: { } key }] && key == name, "annotations", isWider: true);

    public static IEnumerable<Effect> ApplyReplicas(KustomizationFile kustomization, List<SourceObject> objects)
    {
        PathSegment[] path = [PathSegment.Of("spec"), PathSegment.Of("replicas")];
        foreach (var entry in kustomization.Mappings("replicas"))
        {
            if (entry.Find("count") is { Value: ScalarNode count } field && entry.Text("name") is { } name)
            {
                var writer = new TransformerWriter(field.Key.Place, count, query => query.Path is [{ Key: "spec" }, { Key: "replicas" }]);
                var named = objects.FindAll(candidate => candidate.WasNamed(name));
                named.ForEach(candidate => candidate.Add(writer));
                var scaled = named.FindAll(candidate => Scaled.Contains(candidate.Id.Kind, StringComparer.Ordinal));
                yield return new Effect(EffectKind.Replicas, count.Place, name, scaled.Count, scaled.ConvertAll(candidate => candidate.State.Set(path, count)).Contains(true));
            }
        }
    }

    public static IEnumerable<Effect> ApplyImages(KustomizationFile kustomization, List<SourceObject> objects)
    {
        foreach (var entry in kustomization.Mappings("images").Where(entry => entry.Entries.Count > 0))
        {
            var writer = new ImageWriter(entry);
            objects.ForEach(candidate => candidate.Add(writer));
            if (entry["name"] is ScalarNode { IsNull: false } name)
            {
                var hits = objects.Select(candidate => new { candidate, images = Images.Of(candidate.State.Root, name.Text) }).Where(pair => pair.images.Count > 0).ToList();
                var isOpen = objects.Exists(candidate => !candidate.State.IsCertain && candidate.Id.Kind is not ("ConfigMap" or "Secret"));
                // All are written, whatever the first one says.
                var changed = hits.SelectMany(pair => pair.images.ConvertAll(image => Rewrite(pair.candidate, entry, image))).ToList();
                yield return new Effect(EffectKind.Image, name.Place, name.Text, isOpen ? 1 : hits.Count, isOpen || changed.Contains(true));
            }
        }
    }

    private static bool Rewrite(SourceObject candidate, MappingNode entry, FoundScalar at) =>
        Images.Rewrite(entry, at.Node.Text) is not { } text
        || candidate.State.Set(at.Path, new ScalarNode(at.Node.Source, at.Node.Line, at.Node.Column, text, ScalarType.String));

    private static List<Effect> Apply(MappingNode? pairs, List<SourceObject> objects, Func<FieldQuery, string, bool> writes, string field, bool isWider, Place? named = null)
    {
        var effects = new List<Effect>();
        foreach (var pair in pairs?.Entries ?? [])
        {
            if (pair.Value is ScalarNode value)
            {
                var writer = new TransformerWriter(pair.Key.Place, value, query => writes(query, pair.Name)) { Pairs = named };
                objects.ForEach(candidate => candidate.Add(writer));
                var text = new ScalarNode(value.Source, value.Line, value.Column, value.Text, ScalarType.String);
                var changed = objects.ConvertAll(candidate => Mark(candidate.State, field, pair.Name, text, isWider));
                effects.Add(new Effect(EffectKind.Pair, pair.Key.Place, pair.Name, objects.Count, isWider || changed.Contains(true)));
            }
        }

        return effects;
    }

    // Of what is written to selectors and templates only that is worked out which was there before.
    private static bool Mark(ObjectState state, string field, string name, ScalarNode value, bool isWider)
    {
        var changed = state.Set([PathSegment.Of("metadata"), PathSegment.Of(field), PathSegment.Of(name)], value);
        if (isWider)
        {
            var old = FieldPaths.Scalars(state.Root).Where(scalar => scalar.Path is [.., { Key: "labels" or "matchLabels" or "selector" or "annotations" }, { Key: { } key }] && key == name);
            old.ToList().ForEach(scalar => state.Set(scalar.Path, value));
        }

        return changed;
    }

    private static bool IsNamespace(FieldQuery query) =>
        query.Path is [{ Key: "metadata" }, { Key: "namespace" }] or [{ Key: "subjects" }, _, { Key: "namespace" }]
        || (query.Path is [{ Key: "metadata" }, { Key: "name" }] && query.Rendered.Text("kind") == "Namespace");

    // Without includeSelectors no selector is written to, whatever stands there.
    private static bool IsPlainLabel(FieldQuery query, string name) => query.Path is [.., { Key: "labels" }, { Key: { } key }] && key == name;

    private static bool IsLabel(FieldQuery query, string name) =>
        query.Path is [.., { Key: "labels" or "matchLabels" or "selector" }, { Key: { } key }] && key == name;
}
