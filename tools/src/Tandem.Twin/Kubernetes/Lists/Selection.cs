using System.Text.Json;
using Tandem.Twin.Kubernetes.Http;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Twin.Kubernetes.Lists;

/// <summary>Which objects of a resource a list, a watch or a deletion is about.</summary>
internal sealed class Selection
{
    private readonly string? space;
    private readonly string? name;
    private readonly LabelTerms labels;
    private readonly FieldTerms fields;

    /// <summary>Reads it from a request.</summary>
    /// <exception cref="ApiException">400: a selector of the request is none.</exception>
    public Selection(ApiCall call)
    {
        space = call.Path.Namespace is { Length: > 0 } named ? named : null;
        name = call.Path.Name is { Length: > 0 } only ? only : null;
        labels = LabelTerms.Read(call.Text("labelSelector"));
        fields = FieldTerms.Read(call.Text("fieldSelector"));
    }

    public bool Has(StoredObject stored) => (space is null || stored.Key.Namespace == space) && (name is null || stored.Key.Name == name) && Has(stored.Json);

    /// <summary>The objects of the store, and the version at which they were so.</summary>
    public (IReadOnlyList<StoredObject> Objects, long Version) Take(ApiCall call)
    {
        var (objects, version) = call.Cluster.Store.Snapshot(call.Resource.Group, call.Resource.Kind, space);
        return ([.. objects.Where(Has)], version);
    }

    private bool Has(JsonElement body) => labels.Match(body) && fields.Match(body);
}
