namespace Tandem.Twin.Providers.Values;

/// <summary>What only the apply will tell.</summary>
internal sealed record UnknownValue : Value;
