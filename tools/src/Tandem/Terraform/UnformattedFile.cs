namespace Tandem.Terraform;

/// <summary>A file that <c>terraform fmt</c> would change.</summary>
/// <param name="File">The file, from the Terraform root.</param>
/// <param name="Line">The first line that would change, counted from 1.</param>
public sealed record UnformattedFile(string File, int Line);
