using Tandem.Findings;

namespace Tandem.Review;

/// <summary>What becomes of one object, alike in every cluster named.</summary>
/// <param name="Kind">What becomes of it.</param>
/// <param name="Object">The object.</param>
/// <param name="Clusters">The clusters in which just this happens, sorted; empty for what no region owns.</param>
/// <param name="Effect">What it acts on: of several fields, the gravest.</param>
public sealed record ObjectChange(ChangeKind Kind, ReviewedObject Object, IReadOnlyList<string> Clusters, Effect Effect)
{
    /// <summary>The fields that differ; empty unless it is changed or moved.</summary>
    public IReadOnlyList<FieldChange> Fields { get; init; } = [];

    /// <summary>What it forces on what runs: of several fields, the gravest.</summary>
    public Consequence Consequence { get; init; }

    /// <summary>What follows, and what to do; null where nothing does or the fields say it.</summary>
    public string? Note { get; init; }

    /// <summary>Where it is or was written.</summary>
    public IReadOnlyList<Place> Places { get; init; } = [];
}
