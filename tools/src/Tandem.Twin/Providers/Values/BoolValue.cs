namespace Tandem.Twin.Providers.Values;

/// <summary>True or false.</summary>
internal sealed record BoolValue(bool Flag) : Value;
