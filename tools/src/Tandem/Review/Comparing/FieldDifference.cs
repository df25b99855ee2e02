using Tandem.Manifests;

namespace Tandem.Review.Comparing;

/// <summary>A field that two objects do not have in common.</summary>
/// <param name="Way">The way to it.</param>
/// <param name="Before">Its value in the base; null where it is absent.</param>
/// <param name="After">Its value in the head; null where it is absent.</param>
public sealed record FieldDifference(Way Way, Node? Before, Node? After)
{
    /// <summary>The value before as reports show it.</summary>
    public string? BeforeText => OrderBefore ?? ValueText.Of(Before, After);

    /// <summary>The value after as reports show it.</summary>
    public string? AfterText => OrderAfter ?? ValueText.Of(After, Before);

    /// <summary>The order of a list's items before, where only that differs.</summary>
    public string? OrderBefore { get; init; }

    /// <summary>The order of a list's items after, where only that differs.</summary>
    public string? OrderAfter { get; init; }
}
