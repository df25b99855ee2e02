using Tandem.Findings;

namespace Tandem.CatchRate;

/// <summary>One fault, tried.</summary>
/// <param name="Fault">The fault.</param>
/// <param name="Place">Where its finding is expected.</param>
/// <param name="Verdict">What the whole tool made of it.</param>
/// <param name="Seen">What the whole tool found, a line each.</param>
/// <param name="BySchemas">Whether rendering and schemas alone stop it.</param>
/// <param name="ByTerraform">Whether <c>terraform validate</c> alone stops it.</param>
internal sealed record Attempt(Fault Fault, Place Place, Verdict Verdict, IReadOnlyList<string> Seen, bool BySchemas, bool ByTerraform);
