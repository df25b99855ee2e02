namespace Tandem.Twin.Kubernetes.Store;

/// <summary>What a write did to an object.</summary>
public enum ChangeKind
{
    /// <summary>It is new, or was there when the watch began.</summary>
    Added,

    /// <summary>It has another content.</summary>
    Modified,

    /// <summary>It is gone.</summary>
    Deleted,
}
