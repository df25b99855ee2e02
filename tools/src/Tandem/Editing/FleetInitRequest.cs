namespace Tandem.Editing;

/// <summary>What a fresh copy of the repository is to serve, and where. What is null stays as it is.</summary>
public sealed record FleetInitRequest
{
    /// <summary>The Google Cloud project's ID.</summary>
    public string? ProjectId { get; init; }

    /// <summary>The URL that every Argo CD pulls this repository from.</summary>
    public string? RepositoryUrl { get; init; }

    /// <summary>The model with its revision.</summary>
    public ModelRequest? Model { get; init; }

    /// <summary>The regions, each with the zone of its TPU pool; null to keep those that are there.</summary>
    public IReadOnlyDictionary<string, string>? Regions { get; init; }
}
