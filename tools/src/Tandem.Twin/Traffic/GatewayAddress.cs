using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Twin.Traffic;

/// <summary>One address of a Gateway, and where the twin listens for it.</summary>
/// <param name="Gateway">The Gateway.</param>
/// <param name="Region">The region of its proxies.</param>
/// <param name="Name">The address as the Gateway names it.</param>
/// <param name="Endpoint">The loopback URL that stands for it.</param>
public sealed record GatewayAddress(ObjectKey Gateway, string Region, string Name, Uri Endpoint);
