namespace Tandem.Review;

/// <summary>What a change forces on what runs.</summary>
public enum Consequence
{
    /// <summary>It is changed in place.</summary>
    None,

    /// <summary>Its Pods are stopped and started.</summary>
    Restart,

    /// <summary>It must be deleted and made again.</summary>
    Replace,
}
