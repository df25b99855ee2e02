namespace Tandem.Schemas;

/// <summary>What a folder of schemas remembers of one file that was imported.</summary>
/// <param name="Sha256">The SHA-256 of its bytes, in lower-case hexadecimal.</param>
/// <param name="Source">Where it came from: a file, <c>&lt;stdin&gt;</c>, or a cluster's context.</param>
public sealed record LockedSchema(string Sha256, string Source);
