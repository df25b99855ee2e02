namespace Tandem.Findings;

/// <summary>The Kubernetes object, and the field of it, that a finding speaks of.</summary>
/// <param name="Cluster">The cluster folder's name; null for an object outside a cluster.</param>
/// <param name="ApiVersion">Group and version, or the version alone for the core group.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Namespace">The namespace; null where the object names none.</param>
/// <param name="Name">The name; empty where the object has none.</param>
/// <param name="Field">The path of the field from the object's root; null for the whole object.</param>
public sealed record ObjectRef(string? Cluster, string ApiVersion, string Kind, string? Namespace, string Name, string? Field);
