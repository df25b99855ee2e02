namespace Tandem.Review;

/// <summary>What becomes of an object.</summary>
public enum ChangeKind
{
    /// <summary>It is new.</summary>
    Added,

    /// <summary>It is gone.</summary>
    Removed,

    /// <summary>Some of its fields differ.</summary>
    Changed,

    /// <summary>It is the same object, and another cluster has it.</summary>
    Moved,
}
