namespace Tandem.Manifests;

/// <summary>A key of a mapping and its value.</summary>
/// <param name="Key">The key as written, with its place.</param>
/// <param name="Name">The key as JSON has it: <c>yes</c> unquoted is <c>true</c>.</param>
/// <param name="Value">The value.</param>
public sealed record MappingEntry(ScalarNode Key, string Name, Node Value);
