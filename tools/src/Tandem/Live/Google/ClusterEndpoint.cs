namespace Tandem.Live.Google;

/// <summary>Where a cluster's API answers.</summary>
/// <param name="Server">Its URL.</param>
/// <param name="Certificate">The certificate of its authority, in base64 of PEM; null where a public one signed.</param>
public sealed record ClusterEndpoint(string Server, string? Certificate);
