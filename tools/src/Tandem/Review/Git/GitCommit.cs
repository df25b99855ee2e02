namespace Tandem.Review.Git;

/// <summary>A commit and the name by which it was asked for.</summary>
/// <param name="Name">Such as <c>main</c>, as it was written.</param>
/// <param name="Id">The commit's whole hash.</param>
public sealed record GitCommit(string Name, string Id)
{
    /// <summary>The hash as people write it.</summary>
    public string Short => Id[..Math.Min(9, Id.Length)];

    /// <inheritdoc/>
    public override string ToString() => Name.StartsWith(Short[..7], StringComparison.Ordinal) ? Short : $"{Name} ({Short})";
}
