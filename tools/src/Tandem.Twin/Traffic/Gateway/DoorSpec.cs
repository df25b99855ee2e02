using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Twin.Traffic.Gateway;

/// <summary>An address that a Gateway asks for.</summary>
/// <param name="Gateway">The Gateway.</param>
/// <param name="Region">The region of the address.</param>
/// <param name="Name">How the Gateway names it.</param>
internal sealed record DoorSpec(ObjectKey Gateway, string Region, string Name);
