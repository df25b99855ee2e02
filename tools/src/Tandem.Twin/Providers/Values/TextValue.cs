namespace Tandem.Twin.Providers.Values;

/// <summary>A string; also a number that no double holds exactly, which terraform sends as text.</summary>
internal sealed record TextValue(string Content) : Value;
