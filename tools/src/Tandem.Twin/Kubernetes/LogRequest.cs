using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Twin.Kubernetes;

/// <summary>A container's log that somebody wants to read.</summary>
/// <param name="Pod">The Pod.</param>
/// <param name="Container">The container's name.</param>
/// <param name="Previous">Whether the log of its run before this one is meant.</param>
public sealed record LogRequest(StoredObject Pod, string Container, bool Previous);
