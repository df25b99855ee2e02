namespace Tandem.Validation;

/// <summary>How many of which things were checked.</summary>
public sealed record CheckedCount(string Thing, int Count);
