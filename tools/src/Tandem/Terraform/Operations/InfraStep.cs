namespace Tandem.Terraform.Operations;

/// <summary>One call of terraform: what it is to look at.</summary>
/// <param name="Name">What a person is told: <c>shared</c>, a region, or what is done.</param>
public sealed record InfraStep(string Name)
{
    /// <summary>The instances to look at, with what they depend on; all where empty.</summary>
    public IReadOnlyList<string> Targets { get; init; } = [];

    /// <summary>Variables set for this call.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Whether it destroys.</summary>
    public bool Destroys { get; init; }

    /// <summary>The arguments that terraform takes for it.</summary>
    internal IEnumerable<string> Arguments =>
    [
        .. Targets.Select(target => $"-target={target}"),
        .. Variables.Select(variable => $"-var={variable.Key}={variable.Value}"),
        .. Destroys ? ["-destroy"] : Array.Empty<string>(),
    ];
}
