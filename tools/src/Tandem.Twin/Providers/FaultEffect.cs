namespace Tandem.Twin.Providers;

/// <summary>What happens to a call that a fault was set for.</summary>
public enum FaultEffect
{
    /// <summary>Another operation holds the resource: a retry may succeed.</summary>
    Locked,

    /// <summary>The quota of the region is used up.</summary>
    Quota,

    /// <summary>The project has the API disabled.</summary>
    ApiDisabled,

    /// <summary>The call takes its time, and then succeeds. An interrupted terraform does not wait for all of it.</summary>
    Slow,

    /// <summary>The call fails with the fault's own message.</summary>
    Error,

    /// <summary>The provider goes away in the middle of the call, after the cloud has done its part.</summary>
    Kill,

    /// <summary>A bucket holds objects, or an address is in use: deleting it is refused, but for a bucket with force_destroy.</summary>
    Held,
}
