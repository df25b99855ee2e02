using Tandem.Schemas;

namespace Tandem.Manifests;

/// <summary>A Kubernetes object: a mapping with an apiVersion and a kind.</summary>
/// <param name="Root">The whole object.</param>
/// <param name="Id">Its kind with group and version.</param>
/// <param name="Namespace">Its namespace; null where it names none.</param>
/// <param name="Name">Its name; empty where it has none.</param>
public sealed record ManifestObject(MappingNode Root, SchemaId Id, string? Namespace, string Name)
{
    /// <summary>Reads an object; null where apiVersion or kind is missing or no text.</summary>
    public static ManifestObject? From(Node node)
    {
        if (node is not MappingNode root || root.Text("apiVersion") is not { } apiVersion || root.Text("kind") is not { } kind)
        {
            return null;
        }

        var metadata = root.Mapping("metadata");
        return new ManifestObject(root, SchemaId.Of(apiVersion, kind), metadata?.Text("namespace"), metadata?.Text("name") ?? "");
    }

    /// <summary>The nodes that are objects of their own in <paramref name="document"/>: the items of a <c>List</c>, or the document itself.</summary>
    public static IEnumerable<Node> Split(Node document)
    {
        var isList = document is MappingNode mapping
            && mapping.Text("kind")?.EndsWith("List", StringComparison.Ordinal) == true
            && mapping["items"] is SequenceNode;
        return isList ? ((SequenceNode)((MappingNode)document)["items"]!).Items.SelectMany(Split) : [document];
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Id.Kind} {(Namespace is null ? "" : Namespace + "/")}{Name}";
}
