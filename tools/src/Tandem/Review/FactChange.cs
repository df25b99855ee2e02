using Tandem.Findings;

namespace Tandem.Review;

/// <summary>A fact that differs.</summary>
/// <param name="Region">The region whose fact it is; empty for one that all regions share.</param>
/// <param name="Name">The fact.</param>
/// <param name="Before">Its value in the base; null where it was absent.</param>
/// <param name="After">Its value in the head; null where it is absent.</param>
/// <param name="Place">Where it stands, in the head or, for one that is gone, in the base.</param>
public sealed record FactChange(string Region, string Name, string? Before, string? After, Place Place)
{
    /// <summary>Whether it may differ between regions while it travels.</summary>
    public bool IsPromotable => Facts.PromotableFacts.Names.Contains(Name, StringComparer.Ordinal);

    /// <summary>Whether every region takes it.</summary>
    public bool IsShared => Region.Length == 0;
}
