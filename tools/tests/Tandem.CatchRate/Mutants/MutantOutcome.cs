namespace Tandem.CatchRate.Mutants;

/// <summary>What became of a mutant.</summary>
/// <param name="Mutant">The mutant.</param>
/// <param name="Seen">What was found, a line each; empty where nothing was.</param>
internal sealed record MutantOutcome(Mutant Mutant, IReadOnlyList<string> Seen)
{
    /// <summary>Whether any finding tells of it.</summary>
    public bool IsCaught => Seen.Count > 0;

    /// <summary>Whether nothing is found, and nobody has said why that does no harm.</summary>
    public bool IsUnexplained => !IsCaught && !Harmless.All.Any(entry => entry.Covers(Mutant));
}
