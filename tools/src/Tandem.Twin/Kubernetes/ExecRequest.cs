using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Twin.Kubernetes;

/// <summary>A command to run in a container.</summary>
/// <param name="Pod">The Pod.</param>
/// <param name="Container">The container's name.</param>
/// <param name="Command">The program and its arguments.</param>
public sealed record ExecRequest(StoredObject Pod, string Container, IReadOnlyList<string> Command);
