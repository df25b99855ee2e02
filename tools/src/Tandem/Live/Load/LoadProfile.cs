namespace Tandem.Live.Load;

/// <summary>What the load sends, and how fast.</summary>
/// <param name="Addresses">Where to: the first, and where that refuses the connection the next, as a client does that was given several addresses.</param>
/// <param name="Rate">Requests a second.</param>
/// <param name="Model">The model that requests name.</param>
/// <param name="Objective">The InferenceObjective that they name, which decides who waits where servers are full.</param>
public sealed record LoadProfile(IReadOnlyList<Uri> Addresses, double Rate, string Model, string Objective)
{
    /// <summary>The share of requests whose answer is asked for token by token, in percent.</summary>
    public int StreamPercent { get; init; } = 50;

    /// <summary>Tokens of an answer.</summary>
    public int MaxTokens { get; init; } = 8;

    /// <summary>The longest a client waits for an answer.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Requests that may be open at once; beyond it none is sent, and the load misses its rate.</summary>
    public int MostOpen { get; init; } = 2000;
}
