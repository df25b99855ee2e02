namespace Tandem.Editing;

/// <summary>A change to the repository, thought out and not yet written.</summary>
/// <param name="Summary">What it is, in a sentence; where <paramref name="Edits"/> is empty, why there is nothing to do.</param>
/// <param name="Edits">The files, by path.</param>
public sealed record EditPlan(string Summary, IReadOnlyList<FileEdit> Edits)
{
    /// <summary>What was decided on the way, a line each: values that nobody gave.</summary>
    public IReadOnlyList<string> Decisions { get; init; } = [];

    /// <summary>What a person has to do once it is written, a line each.</summary>
    public IReadOnlyList<string> Next { get; init; } = [];
}
