using Tandem.Twin.Providers.Engine;
using Tandem.Twin.Providers.Store;

namespace Tandem.Twin.Providers.Rules;

/// <summary>Something that the real API refuses and no schema tells.</summary>
internal abstract class ProviderRule
{
    /// <summary>What is wrong beside the other resources: asked when planned, of the plan's resources, and when applied, of those that exist.</summary>
    public virtual IEnumerable<Complaint> Placed(Resource resource, IWorld world) => [];

    /// <summary>What is wrong at the apply, when everything that was to come before exists.</summary>
    public virtual IEnumerable<Complaint> Applied(Resource resource, IWorld world) => [];

    /// <summary>Why it cannot be deleted.</summary>
    public virtual IEnumerable<Complaint> Removed(Resource resource, ResourceStore store) => [];
}
