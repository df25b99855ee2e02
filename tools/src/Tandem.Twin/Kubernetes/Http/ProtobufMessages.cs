namespace Tandem.Twin.Kubernetes.Http;

/// <summary>The messages that <see cref="ProtobufBody"/> reads, from the .proto files of k8s.io/api and k8s.io/apimachinery.</summary>
internal static class ProtobufMessages
{
    // A message, then its fields: number, name, type, and list or map.
    private const string Table =
        """
        TypeMeta; 1 apiVersion string; 2 kind string
        Timestamp; 1 seconds int
        FieldsV1; 1 raw bytes
        ManagedFields; 1 manager string; 2 operation string; 3 apiVersion string; 4 time Time; 6 fieldsType string; 7 fieldsV1 JSON; 8 subresource string
        OwnerReference; 1 kind string; 3 name string; 4 uid string; 5 apiVersion string; 6 controller bool; 7 blockOwnerDeletion bool
        ObjectMeta; 1 name string; 2 generateName string; 3 namespace string; 5 uid string; 6 resourceVersion string; 11 labels string map; \
          12 annotations string map; 13 ownerReferences OwnerReference list; 14 finalizers string list; 17 managedFields ManagedFields list
        LocalObjectReference; 1 name string
        ObjectReference; 1 kind string; 2 namespace string; 3 name string; 4 uid string; 5 apiVersion string; 6 resourceVersion string; 7 fieldPath string
        ConfigMap; 1 metadata ObjectMeta; 2 data string map; 3 binaryData bytes map; 4 immutable bool
        Secret; 1 metadata ObjectMeta; 2 data bytes map; 3 type string; 4 stringData string map; 5 immutable bool
        ServiceAccount; 1 metadata ObjectMeta; 2 secrets ObjectReference list; 3 imagePullSecrets LocalObjectReference list; 4 automountServiceAccountToken bool
        NamespaceSpec; 1 finalizers string list
        Namespace; 1 metadata ObjectMeta; 2 spec NamespaceSpec
        Preconditions; 1 uid string; 2 resourceVersion string
        DeleteOptions; 1 gracePeriodSeconds int; 2 preconditions Preconditions; 4 propagationPolicy string; 5 dryRun string list
        Eviction; 1 metadata ObjectMeta; 2 deleteOptions DeleteOptions
        ResourceAttributes; 1 namespace string; 2 verb string; 3 group string; 4 version string; 5 resource string; 6 subresource string; 7 name string
        NonResourceAttributes; 1 path string; 2 verb string
        SelfSubjectAccessReviewSpec; 1 resourceAttributes ResourceAttributes; 2 nonResourceAttributes NonResourceAttributes
        SelfSubjectAccessReview; 1 metadata ObjectMeta; 2 spec SelfSubjectAccessReviewSpec
        SelfSubjectReview; 1 metadata ObjectMeta
        """;

    private static readonly Dictionary<string, IReadOnlyDictionary<int, ProtobufField>> Messages =
        Table.Replace("\\\n", "", StringComparison.Ordinal).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(';', StringSplitOptions.TrimEntries))
            .ToDictionary(parts => parts[0], Fields, StringComparer.Ordinal);

    /// <summary>The fields of a message by number; null for one that is not known.</summary>
    public static IReadOnlyDictionary<int, ProtobufField>? Find(string message) => Messages.GetValueOrDefault(message);

    private static IReadOnlyDictionary<int, ProtobufField> Fields(string[] parts) => parts.Skip(1).Select(part => part.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .ToDictionary(words => int.Parse(words[0]), words => new ProtobufField(words[1], words[2], words.ElementAtOrDefault(3) ?? ""));
}
