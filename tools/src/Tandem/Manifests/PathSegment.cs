namespace Tandem.Manifests;

/// <summary>One step from a value into it: a mapping's key, or a list's index where the key is null.</summary>
/// <param name="Key">The key; null for a list's item.</param>
/// <param name="Index">The item's index, counted from 0; 0 where there is a key.</param>
public sealed record PathSegment(string? Key, int Index)
{
    private static readonly PathSegment[] First = [.. Enumerable.Range(0, 32).Select(index => new PathSegment(null, index))];

    /// <summary>The step to a mapping's key.</summary>
    public static PathSegment Of(string key) => new(key, 0);

    /// <summary>The step to a list's item.</summary>
    public static PathSegment Of(int index) => (uint)index < (uint)First.Length ? First[index] : new(null, index);
}
