namespace Tandem.Kustomize;

/// <summary>JSON pointers (RFC 6901).</summary>
public static class JsonPointer
{
    /// <summary>The steps of a pointer, unescaped.</summary>
    public static IReadOnlyList<string> Split(string pointer) =>
    [
        .. pointer.Split('/').Skip(1).Select(step =>
            step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)),
    ];
}
