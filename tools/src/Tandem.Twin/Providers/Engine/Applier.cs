using Tandem.Twin.Providers.Model;
using Tandem.Twin.Providers.Rules;
using Tandem.Twin.Providers.Store;
using Tandem.Twin.Providers.Values;

namespace Tandem.Twin.Providers.Engine;

/// <summary>Makes, changes and deletes what exists. What is refused leaves the state as it was.</summary>
internal sealed class Applier(ResourceStore store, FaultBook faults)
{
    public async Task<Outcome> ApplyAsync(ResourceSchema schema, MapValue? prior, MapValue? planned, ProviderSession session)
    {
        var final = planned is null ? null : MadeUpValues.Complete(schema, planned, value => value.IsUnknown, store);
        var values = final ?? prior!;
        var operation = planned is null ? ProviderOperation.Delete : prior is null ? ProviderOperation.Create : ProviderOperation.Update;
        var resource = new Resource(schema.Type, ResourceIds.Of(schema, values) ?? "", values);
        var struck = faults.Strike(operation, schema.Type, resource.Id);
        foreach (var slow in struck.Where(fault => fault.Effect == FaultEffect.Slow))
        {
            await Task.WhenAny(Task.Delay(slow.Milliseconds), session.Stopped);
        }

        var refused = struck.SelectMany(fault => FaultAnswers.Of(fault, resource)).ToList();
        if (refused.Count == 0)
        {
            refused.AddRange(operation switch
            {
                ProviderOperation.Delete => Delete(resource),
                ProviderOperation.Create => Create(resource),
                _ => Update(resource),
            });
        }

        var state = (refused.Count > 0 ? prior : final) ?? Value.Null;
        return new Outcome(state, [.. refused.Select(complaint => Named(complaint, operation, resource))], struck.Any(fault => fault.Effect == FaultEffect.Kill));
    }

    private List<Complaint> Create(Resource resource)
    {
        List<Complaint> refused = [.. RuleBook.Applied(resource, store)];
        if (refused.Count == 0 && resource.Id.Length > 0 && !store.TryAdd(resource))
        {
            if (IsAdditive(resource.Type))
            {
                store.Put(resource);
            }
            else
            {
                refused.Add(new Complaint($"googleapi: Error 409: The resource '{resource.Id}' already exists, alreadyExists"));
            }
        }

        return refused;
    }

    private List<Complaint> Update(Resource resource)
    {
        List<Complaint> refused = [.. RuleBook.Applied(resource, store)];
        if (refused.Count == 0 && resource.Id.Length > 0)
        {
            store.Put(resource);
        }

        return refused;
    }

    private List<Complaint> Delete(Resource resource)
    {
        List<Complaint> refused = [.. RuleBook.Removed(resource, store)];
        if (refused.Count > 0 || resource.TextOf("deletion_policy") == "ABANDON" || StaysEnabled(resource))
        {
            return refused;
        }

        store.Remove(resource);
        foreach (var pool in store.Of("google_container_node_pool").Where(pool => pool.Id.StartsWith(resource.Id + "/nodePools/", StringComparison.Ordinal)))
        {
            store.Remove(pool);
        }

        return refused;
    }

    // Granting or enabling a thing twice is no mistake.
    private static bool IsAdditive(string type) => type.Contains("_iam_", StringComparison.Ordinal) || type.StartsWith("google_project_service", StringComparison.Ordinal);

    private static bool StaysEnabled(Resource resource) => resource.Type == "google_project_service" && resource.TextOf("disable_on_destroy") != "true";

    private static Complaint Named(Complaint complaint, ProviderOperation operation, Resource resource) => complaint with
    {
        Summary = $"Error {(operation == ProviderOperation.Create ? "creating" : operation == ProviderOperation.Delete ? "deleting" : "updating")} {resource.Noun}: {complaint.Summary}",
    };
}
