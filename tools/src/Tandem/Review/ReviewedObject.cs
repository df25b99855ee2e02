namespace Tandem.Review;

/// <summary>What a change is about: an object of a cluster, or a resource of the ground.</summary>
/// <param name="Unit">The unit that renders it, a folder of the cluster's; null for the ground.</param>
/// <param name="ApiVersion">Group and version; null for the ground.</param>
/// <param name="Kind">The kind, or Terraform's type of resource.</param>
/// <param name="Namespace">The namespace; null where there is none.</param>
/// <param name="Name">The name as written, without a generated hash; for the ground the address without its key.</param>
public sealed record ReviewedObject(string? Unit, string? ApiVersion, string Kind, string? Namespace, string Name)
{
    /// <summary>Whether Terraform makes it.</summary>
    public bool IsGround => ApiVersion is null;

    /// <inheritdoc/>
    public override string ToString() => IsGround ? Name : $"{Kind} {(Namespace is null ? "" : Namespace + "/")}{Name}";
}
