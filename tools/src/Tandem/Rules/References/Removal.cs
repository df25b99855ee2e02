namespace Tandem.Rules.References;

/// <summary>An API version that is gone.</summary>
/// <param name="Since">The first minor without it.</param>
/// <param name="Successor">The API version to write instead.</param>
internal sealed record Removal(Version Since, string Successor);
