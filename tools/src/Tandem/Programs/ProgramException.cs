namespace Tandem.Programs;

/// <summary>An outside program could not be used: it is missing, too old, wrote too much or did not end in time.</summary>
public sealed class ProgramException(string message, string hint) : Exception(message)
{
    /// <summary>What to do about it, in one line.</summary>
    public string Hint { get; } = hint;
}
