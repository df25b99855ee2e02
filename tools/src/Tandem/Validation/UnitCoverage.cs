namespace Tandem.Validation;

/// <summary>A unit with the number of its objects; null for one that was not rendered.</summary>
public sealed record UnitCoverage(string Unit, int? Objects);
