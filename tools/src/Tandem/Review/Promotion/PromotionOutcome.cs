namespace Tandem.Review.Promotion;

/// <summary>How a promotion ended.</summary>
/// <param name="IsDone">Whether every region has the commit and is healthy.</param>
/// <param name="Message">What ended it, as a sentence.</param>
public sealed record PromotionOutcome(bool IsDone, string Message);
