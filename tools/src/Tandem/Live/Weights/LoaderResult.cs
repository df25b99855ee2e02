namespace Tandem.Live.Weights;

/// <summary>What came of a region's weights.</summary>
/// <param name="Region">The region.</param>
/// <param name="IsComplete">Whether they are there, whole, with their marker.</param>
/// <param name="Text">How that is known, or what is missing.</param>
public sealed record LoaderResult(string Region, bool IsComplete, string Text);
