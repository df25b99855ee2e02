using Tandem.Findings;

namespace Tandem.Settings;

/// <summary>The settings file cannot be used. The run ends before it begins.</summary>
public sealed class SettingsException(Place place, string message, string? hint = null) : Exception(message)
{
    /// <summary>Where it is wrong.</summary>
    public Place Place { get; } = place;

    /// <summary>How to mend it; null where the message says so.</summary>
    public string? Hint { get; } = hint;
}
