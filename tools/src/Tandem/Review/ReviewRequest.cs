using Tandem.Review.Cost;
using Tandem.Terraform;

namespace Tandem.Review;

/// <summary>What is to be compared.</summary>
/// <param name="Root">The repository's root folder.</param>
/// <param name="Base">The commit, branch or tag to compare with.</param>
public sealed record ReviewRequest(string Root, string Base)
{
    /// <summary>The commit, branch or tag that is reviewed; null for the files as they stand.</summary>
    public string? Head { get; init; }

    /// <summary>Whether to compare with the commit at which the head left the base, not with the base as it is now.</summary>
    public bool FromMergeBase { get; init; }

    /// <summary>The clusters to compare; all where empty.</summary>
    public IReadOnlyList<string> Clusters { get; init; } = [];

    /// <summary>Whether renderings and plans of an earlier run may be used.</summary>
    public bool UseCache { get; init; } = true;

    /// <summary>What stands in for the Terraform providers; null to leave the ground out.</summary>
    public IProviderHost? Providers { get; init; }

    /// <summary>What a node costs; null where nobody said.</summary>
    public PriceTable? Prices { get; init; }
}
