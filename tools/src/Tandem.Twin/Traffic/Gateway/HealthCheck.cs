namespace Tandem.Twin.Traffic.Gateway;

/// <summary>How endpoints are probed; times are real ones.</summary>
/// <param name="Type">HTTP, TCP, or a protocol that no stand-in speaks.</param>
/// <param name="Path">The path of a GET.</param>
/// <param name="Host">The Host header; null for the address.</param>
/// <param name="Response">What the body must begin with or contain; null for anything.</param>
/// <param name="Port">The fixed port; null for the pool's own.</param>
/// <param name="Interval">From the start of a probe to the start of the next.</param>
/// <param name="Timeout">How long a probe may take.</param>
/// <param name="Healthy">Good probes in a row that let traffic through.</param>
/// <param name="Unhealthy">Bad probes in a row that stop it.</param>
internal sealed record HealthCheck(
    string Type, string Path, string? Host, string? Response, int? Port, TimeSpan Interval, TimeSpan Timeout, int Healthy, int Unhealthy);
