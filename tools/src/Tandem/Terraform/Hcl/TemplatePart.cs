using Tandem.Findings;

namespace Tandem.Terraform.Hcl;

/// <summary>A stretch of an evaluated text, and what wrote it.</summary>
/// <param name="Text">What it says; null where only terraform knows.</param>
/// <param name="Expression">The expression it stands in.</param>
/// <param name="Fact">The fact that it is; null where it is none.</param>
internal sealed record TemplatePart(string? Text, Place Expression, Place? Fact);
