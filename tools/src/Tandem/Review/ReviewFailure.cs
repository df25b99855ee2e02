using Tandem.Findings;

namespace Tandem.Review;

/// <summary>What kept a part from being compared.</summary>
/// <param name="Side">The side that it is wrong on.</param>
/// <param name="Subject">The part: a unit's folder, or the ground.</param>
/// <param name="Finding">What is wrong, and where.</param>
public sealed record ReviewFailure(string Side, string Subject, Finding Finding);
