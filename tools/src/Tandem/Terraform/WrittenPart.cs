using Tandem.Findings;

namespace Tandem.Terraform;

/// <summary>What wrote a stretch of an attribute's text.</summary>
/// <param name="Expression">The expression in the configuration that it stands in.</param>
/// <param name="IsFact">Whether the whole stretch is one fact.</param>
public sealed record WrittenPart(Place Expression, bool IsFact);
