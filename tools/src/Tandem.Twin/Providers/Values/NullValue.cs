namespace Tandem.Twin.Providers.Values;

/// <summary>Nothing was given.</summary>
internal sealed record NullValue : Value;
