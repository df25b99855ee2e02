using Tandem.Findings;

namespace Tandem.CatchRate.Mutants;

/// <summary>One scalar of the fleet, where it is written, said otherwise.</summary>
/// <param name="Place">Where the token stands.</param>
/// <param name="Token">What stands there.</param>
/// <param name="Instead">What is written there instead.</param>
/// <param name="Field">What it becomes in the first object that shows it: <c>Service spec.ports[].port</c>.</param>
public sealed record Mutant(Place Place, string Token, string Instead, string Field)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Place}: {Token} -> {Instead} ({Field})";

    /// <summary>Writes it into a copy of the tree.</summary>
    public void Apply(string root)
    {
        var path = Path.Combine(root, Place.File);
        var lines = File.ReadAllText(path).Split('\n');
        var line = lines[Place.Line - 1];
        var start = line.IndexOf(Token, Place.Column - 1, StringComparison.Ordinal);
        lines[Place.Line - 1] = line[..start] + Instead + line[(start + Token.Length)..];
        File.WriteAllText(path, string.Join('\n', lines));
    }
}
