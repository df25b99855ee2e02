using Tandem.Review.Cost;
using Tandem.Review.Order;

namespace Tandem.Review;

/// <summary>What a review found.</summary>
/// <param name="Base">How the base is named.</param>
/// <param name="Head">How the head is named.</param>
/// <param name="Clusters">The clusters that were compared, of both sides, sorted.</param>
/// <param name="Units">How many units were compared.</param>
public sealed record ReviewResult(string Base, string Head, IReadOnlyList<string> Clusters, int Units)
{
    /// <summary>How many of the units are made of the same files on both sides.</summary>
    public int SameUnits { get; init; }

    /// <summary>Whether clusters were left out because others were asked for.</summary>
    public bool IsOfSomeClusters { get; init; }

    /// <summary>What is not committed, where that is not part of the review, or is: in words; null where there is nothing.</summary>
    public string? Uncommitted { get; init; }

    /// <summary>Clusters that one side alone has.</summary>
    public IReadOnlyList<ClusterChange> ClusterChanges { get; init; } = [];

    /// <summary>What becomes of the objects, by effect, kind and name.</summary>
    public IReadOnlyList<ObjectChange> Objects { get; init; } = [];

    /// <summary>What becomes of the ground.</summary>
    public IReadOnlyList<ObjectChange> Ground { get; init; } = [];

    /// <summary>The facts that differ.</summary>
    public IReadOnlyList<FactChange> Facts { get; init; } = [];

    /// <summary>What could not be compared.</summary>
    public IReadOnlyList<ReviewFailure> Failures { get; init; } = [];

    /// <summary>What the nodes come to; null where the ground was not planned.</summary>
    public NodeHours? NodeHours { get; init; }

    /// <summary>In which order the change is to be rolled out.</summary>
    public IReadOnlyList<OrderStep> Order { get; init; } = [];

    /// <summary>Why the ground was not compared; null where it was.</summary>
    public string? GroundSkipped { get; init; }

    /// <summary>Whether anything differs.</summary>
    public bool HasChanges => ClusterChanges.Count + Objects.Count + Ground.Count > 0;

    /// <summary>Every change, the ground's last.</summary>
    public IEnumerable<ObjectChange> Changes => Objects.Concat(Ground);
}
