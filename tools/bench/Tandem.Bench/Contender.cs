namespace Tandem.Bench;

/// <summary>One of the programs that are compared.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="RunAsync">Runs it once, whole; the last line of its output, for comparing counts.</param>
internal sealed record Contender(string Name, Func<Task<Outcome>> RunAsync);
