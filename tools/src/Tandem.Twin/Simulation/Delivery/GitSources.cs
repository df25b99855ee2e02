namespace Tandem.Twin.Simulation.Delivery;

/// <summary>What Argo CD finds in the repository: what each of its folders renders.</summary>
public sealed class GitSources
{
    private readonly Dictionary<string, IReadOnlyList<GitObject>> folders = new(StringComparer.Ordinal);

    /// <summary>The commit.</summary>
    public string Revision { get; init; } = new('0', 40);

    /// <summary>Takes in what a folder renders.</summary>
    /// <param name="folder">The folder from the repository's root, such as <c>clusters/us-east5</c>.</param>
    /// <param name="objects">The objects, in the order in which they are printed.</param>
    public void Add(string folder, IReadOnlyList<GitObject> objects) => folders[folder] = [.. objects.OrderBy(item => item.Wave)];

    /// <summary>What a folder renders, in the order of sync waves; null where the folder is another repository's.</summary>
    public IReadOnlyList<GitObject>? Of(string? folder) => folder is null ? null : folders.GetValueOrDefault(folder);
}
