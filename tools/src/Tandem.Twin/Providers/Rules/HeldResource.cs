using Tandem.Twin.Providers.Engine;
using Tandem.Twin.Providers.Store;
using Tandem.Twin.Providers.Values;

namespace Tandem.Twin.Providers.Rules;

/// <summary>A bucket that holds objects goes with force_destroy only; what a mark says is used does not go at all.</summary>
internal sealed class HeldResource : ProviderRule
{
    public override IEnumerable<Complaint> Removed(Resource resource, ResourceStore store) =>
        store.HolderOf(resource) is { } holder ? Refusal(resource, holder) : [];

    /// <summary>The answer to deleting a resource that is held.</summary>
    public static IEnumerable<Complaint> Refusal(Resource resource, string holder) => (resource.Type, resource.Values["force_destroy"]) switch
    {
        ("google_storage_bucket", BoolValue { Flag: true }) => [],
        ("google_storage_bucket", _) => [new Complaint($"Error trying to delete bucket {resource.TextOf("name")} containing objects without `force_destroy` set to true", holder)],
        _ => [new Complaint($"googleapi: Error 400: The {resource.Noun} resource '{resource.Id}' is already being used by '{holder}', resourceInUseByAnotherResource")],
    };
}
