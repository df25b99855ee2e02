namespace Tandem.Twin.Providers;

/// <summary>A call of terraform, as the journal keeps it.</summary>
/// <param name="Provider">Which provider it meant.</param>
/// <param name="Method">The name of the call.</param>
/// <param name="Type">The resource type; empty where there is none.</param>
/// <param name="Id">The resource's id, as far as it is known.</param>
/// <param name="Operation">What was done, in an apply and a read.</param>
public sealed record ProviderCall(string Provider, string Method, string Type, string Id, ProviderOperation? Operation);
