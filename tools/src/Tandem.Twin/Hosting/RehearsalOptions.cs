namespace Tandem.Twin.Hosting;

/// <summary>How a rehearsal of the whole repository is run.</summary>
/// <param name="StateFolder">The state folder: the ground stands in <c>infra</c> below it, the twin in <c>twin</c>.</param>
public sealed record RehearsalOptions(string StateFolder)
{
    /// <summary>Simulated seconds in a real one.</summary>
    public double Speed { get; init; } = 60;

    /// <summary>Whether the gateway tries another server where one did not answer.</summary>
    public bool Retry { get; init; } = true;

    /// <summary>Where the objects of an earlier twin are taken from and this one's are kept; null for nowhere.</summary>
    public SnapshotFolder? Snapshot { get; init; }

    /// <summary>The longest that everything may take until it serves, in simulated time; at least two minutes of real time.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromHours(2);

    /// <summary>The twin's folder.</summary>
    public string TwinFolder => Path.Combine(StateFolder, "twin");

    /// <summary>The folder of the offline ground.</summary>
    public string GroundFolder => Path.Combine(StateFolder, "infra");
}
