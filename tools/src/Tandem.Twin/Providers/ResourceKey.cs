using Tandem.Twin.Providers.Rules;

namespace Tandem.Twin.Providers;

/// <summary>What tells one resource from every other.</summary>
/// <param name="Type">The type.</param>
/// <param name="Id">The id.</param>
internal sealed record ResourceKey(string Type, string Id)
{
    /// <summary>That of a resource.</summary>
    public static ResourceKey Of(Resource resource) => new(resource.Type, resource.Id);
}
