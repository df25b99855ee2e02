namespace Tandem.Manifests;

/// <summary>
/// What the reader takes. The values are far above any manifest and far below what hurts:
/// etcd refuses objects above 1.5 MiB, and a whole rendered fleet is below 1 MiB.
/// </summary>
public static class YamlLimits
{
    /// <summary>The largest file, in bytes.</summary>
    public const long Bytes = 32L * 1024 * 1024;

    /// <summary>The deepest nesting of mappings and lists.</summary>
    public const int Depth = 100;

    /// <summary>The most nodes that one document may stand for once its aliases are written out.</summary>
    public const int ExpandedNodes = 2_000_000;
}
