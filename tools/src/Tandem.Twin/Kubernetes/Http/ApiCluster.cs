using Tandem.Twin.Kubernetes.Resources;
using Tandem.Twin.Kubernetes.Schemas;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Twin.Kubernetes.Http;

/// <summary>One cluster behind the API: its objects, its kinds and what the options give.</summary>
internal sealed class ApiCluster
{
    public ApiCluster(string region, ObjectStore store, TwinApiOptions options)
    {
        (Region, Store, Options) = (region, store, options);
        FirstObjects.Put(store, options.AbsentKinds);
        Registry = new ResourceRegistry(store, Schemas);
        Validator = new ObjectValidator(Schemas);
    }

    public string Region { get; }

    public ObjectStore Store { get; }

    public TwinApiOptions Options { get; }

    public KindSchemas Schemas { get; } = new();

    public ResourceRegistry Registry { get; }

    public ObjectValidator Validator { get; }

    /// <summary>The time as objects write it.</summary>
    public string Now => ObjectTimes.Text(Store.Clock.GetUtcNow());
}
