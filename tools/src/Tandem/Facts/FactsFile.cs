namespace Tandem.Facts;

/// <summary>A file of facts, with the schema it is checked against.</summary>
public sealed record FactsFile(string Path, string Schema);
