namespace Tandem.Programs;

/// <summary>One run of an outside program.</summary>
/// <param name="Program">The executable.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="WorkingDirectory">The folder it runs in.</param>
/// <param name="Timeout">The longest it may take.</param>
public sealed record ProgramCall(string Program, IReadOnlyList<string> Arguments, string WorkingDirectory, TimeSpan Timeout)
{
    /// <summary>Variables beside the few that every program inherits.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Told of each line of standard output as it is written.</summary>
    public Action<string>? OnLine { get; init; }

    /// <summary>How long the program may take to put its things in order once the caller gives up; zero ends it at once.</summary>
    public TimeSpan GraceOnCancel { get; init; }
}
