namespace Tandem.Twin.Providers;

/// <summary>How the embedded providers behave.</summary>
public sealed record EmbeddedProviderOptions
{
    /// <summary>Where what exists is kept between processes; null to keep it in memory and learn it from the state.</summary>
    public string? StoreFolder { get; init; }

    /// <summary>What goes wrong on purpose.</summary>
    public IReadOnlyList<ProviderFault> Faults { get; init; } = [];

    /// <summary>A JSON file with more faults, an array of objects, read again at each call; it need not exist.</summary>
    public string? FaultFile { get; init; }

    /// <summary>Whether a plan knows ids and links that follow from names. The real provider tells them after the apply only.</summary>
    public bool KnownIds { get; init; } = true;
}
