namespace Tandem.Review.Order;

/// <summary>One step of the rollout.</summary>
/// <param name="Region">The region that it changes; null for what no region owns.</param>
/// <param name="What">What to do, as a sentence.</param>
/// <param name="Why">Why here and not before or later, as a sentence.</param>
public sealed record OrderStep(string? Region, string What, string Why);
