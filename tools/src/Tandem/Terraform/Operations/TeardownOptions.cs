namespace Tandem.Terraform.Operations;

/// <summary>How patient a teardown is.</summary>
public sealed record TeardownOptions
{
    /// <summary>How long controllers may take to let go of their firewall rules.</summary>
    public TimeSpan ControllerDeadline { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long to wait between two looks.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How often a destroy that met a lock is tried again.</summary>
    public int MostRetries { get; init; } = 6;

    /// <summary>The wait before the first retry; each later one is twice as long.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Whether buckets are emptied, so that they can be destroyed too.</summary>
    public bool DeletesWeights { get; init; }

    /// <summary>Patience for a world that answers at once.</summary>
    public static TeardownOptions Offline { get; } = new()
    {
        ControllerDeadline = TimeSpan.FromSeconds(10),
        PollInterval = TimeSpan.FromMilliseconds(100),
        FirstDelay = TimeSpan.FromMilliseconds(100),
    };
}
