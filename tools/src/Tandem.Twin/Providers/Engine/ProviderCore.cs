using System.Collections.Concurrent;
using Tandem.Twin.Providers.Model;
using Tandem.Twin.Providers.Rules;
using Tandem.Twin.Providers.Store;
using Tandem.Twin.Providers.Values;

namespace Tandem.Twin.Providers.Engine;

/// <summary>What the connections of one server share.</summary>
internal sealed class ProviderCore(EmbeddedProviderOptions options)
{
    /// <summary>Where a connection keeps its session.</summary>
    public const string SessionItem = "session";

    private readonly FaultBook faults = new(options);
    private readonly ConcurrentQueue<ProviderCall> calls = new();

    public ResourceStore Store { get; } = ResourceStore.Open(options.StoreFolder);

    public Planner Planner { get; } = new(options.KnownIds);

    public StateReader Reader => new(Store);

    public IReadOnlyList<ProviderCall> Calls => [.. calls];

    public ProviderSession Connect(string provider) => new(provider, Store);

    public void Note(ProviderSession session, string method, string type = "", string id = "", ProviderOperation? operation = null) =>
        calls.Enqueue(new ProviderCall(session.Provider, method, type, id, operation));

    public Task<Outcome> ApplyAsync(ResourceSchema schema, MapValue? prior, MapValue? planned, ProviderSession session)
    {
        var operation = planned is null ? ProviderOperation.Delete : prior is null ? ProviderOperation.Create : ProviderOperation.Update;
        Note(session, "ApplyResourceChange", schema.Type, ResourceIds.Of(schema, planned ?? prior!) ?? "", operation);
        return new Applier(Store, faults).ApplyAsync(schema, prior, planned, session);
    }

    public Task<Outcome> ReadAsync(ResourceSchema schema, MapValue state, ProviderSession session)
    {
        var resource = new Resource(schema.Type, ResourceIds.Of(schema, state) ?? "", state);
        Note(session, "ReadResource", schema.Type, resource.Id, ProviderOperation.Read);
        var refused = faults.Strike(ProviderOperation.Read, schema.Type, resource.Id).SelectMany(fault => FaultAnswers.Of(fault, resource)).ToList();
        return Task.FromResult(new Outcome(refused.Count > 0 ? state : Reader.Read(schema, state), refused));
    }
}
