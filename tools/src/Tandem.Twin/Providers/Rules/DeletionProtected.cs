using Tandem.Twin.Providers.Engine;
using Tandem.Twin.Providers.Store;
using Tandem.Twin.Providers.Values;

namespace Tandem.Twin.Providers.Rules;

/// <summary>What the state says is protected is not deleted. The flag is a field of terraform's: it must be applied before it counts.</summary>
internal sealed class DeletionProtected : ProviderRule
{
    public override IEnumerable<Complaint> Removed(Resource resource, ResourceStore store)
    {
        if (resource.Values["deletion_protection"] == Value.Of(true))
        {
            yield return new Complaint(
                $"Cannot destroy {resource.Noun} because deletion_protection is set to true. Set it to false to proceed with {resource.Noun} deletion.", resource.Id);
        }

        if (resource.TextOf("deletion_policy") == "PREVENT")
        {
            yield return new Complaint($"Cannot destroy {resource.Noun} because deletion_policy is set to PREVENT.", resource.Id);
        }
    }
}
