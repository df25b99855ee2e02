namespace Tandem.Review.Promotion;

/// <summary>How a region's branch stands to the commit that is promoted.</summary>
public enum RegionState
{
    /// <summary>It is there already.</summary>
    Arrived,

    /// <summary>It can be moved forward.</summary>
    Behind,

    /// <summary>There is no such branch yet.</summary>
    New,

    /// <summary>It holds commits that the promoted one does not come from.</summary>
    Apart,
}
