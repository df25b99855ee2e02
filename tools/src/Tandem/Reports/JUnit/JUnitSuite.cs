namespace Tandem.Reports.JUnit;

/// <summary>The cases of one layer.</summary>
internal sealed record JUnitSuite(string Layer, IReadOnlyList<JUnitCase> Cases);
