using Tandem.Live.Clusters;

namespace Tandem.Live.Cleanup;

/// <summary>An object that is to go.</summary>
/// <param name="Region">Where.</param>
/// <param name="Type">Its kind.</param>
/// <param name="Namespace">Its namespace; null where it lies in none.</param>
/// <param name="Name">Its name.</param>
public sealed record CleanupTarget(string Region, ResourceType Type, string? Namespace, string Name)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Type.Kind} {(Namespace is null ? "" : Namespace + "/")}{Name} in {Region}";
}
