namespace Tandem.Review.Promotion;

/// <summary>What a promotion does to the branch of one region.</summary>
/// <param name="Region">The region.</param>
/// <param name="Before">Where its branch stands at the remote; null where there is none yet.</param>
/// <param name="State">What is to be done.</param>
public sealed record RegionStep(string Region, string? Before, RegionState State)
{
    /// <summary>The branch that the region's Argo CD follows.</summary>
    public string Branch => BranchOf(Region);

    /// <summary>The branch of a region.</summary>
    public static string BranchOf(string region) => $"deploy/{region}";
}
