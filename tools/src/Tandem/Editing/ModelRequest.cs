namespace Tandem.Editing;

/// <summary>Which model the fleet is to serve.</summary>
/// <param name="Model">Its Hugging Face repository, such as <c>google/gemma-3-27b-it</c>.</param>
/// <param name="Revision">Its commit, 40 hexadecimal digits.</param>
public sealed record ModelRequest(string Model, string Revision)
{
    /// <summary>The chips that a server spreads the model over, which are all of its node's; null to leave the nodes as they are.</summary>
    public int? TensorParallel { get; init; }

    /// <summary>The name that the server answers to; null for the repository's own.</summary>
    public string? ServedName { get; init; }

    /// <summary>The regions that get the revision; all where empty.</summary>
    public IReadOnlyList<string> Regions { get; init; } = [];
}
