using Tandem.Twin.Providers;
using Tandem.Validation;

namespace Tandem.CatchRate.Mutants;

/// <summary>Makes and tries mutants, each in a copy of the fleet of its own.</summary>
/// <param name="scratch">A folder for the copies.</param>
internal sealed class MutantTrials(string scratch)
{
    private const int Workers = 2;
    private const int Step = 100;
    private static readonly DateOnly Today = new(2026, 11, 23);
    private readonly EmbeddedProviderHost providers = new();

    /// <summary>Every mutant of the fleet as it stands.</summary>
    public async Task<IReadOnlyList<Mutant>> MakeAsync(CancellationToken cancel)
    {
        var root = Copy();
        var result = await ValidateAsync(root, cancel);
        var mutants = MutantMaker.Of(Subject.Of(root, result.Fleet));
        Directory.Delete(root, recursive: true);
        return mutants;
    }

    /// <summary>Every outcome, in the order of the mutants.</summary>
    public async Task<IReadOnlyList<MutantOutcome>> RunAsync(IReadOnlyList<Mutant> mutants, CancellationToken cancel)
    {
        var (outcomes, done) = (new MutantOutcome[mutants.Count], 0);
        await Parallel.ForAsync(0, mutants.Count, new ParallelOptions { MaxDegreeOfParallelism = Workers, CancellationToken = cancel }, async (i, token) =>
        {
            outcomes[i] = await TryAsync(mutants[i], token);
            if (Interlocked.Increment(ref done) is var count && count % Step == 0)
            {
                await Console.Error.WriteLineAsync($"{count} of {mutants.Count}");
            }
        });
        return outcomes;
    }

    /// <summary>One mutant's outcome.</summary>
    public async Task<MutantOutcome> TryAsync(Mutant mutant, CancellationToken cancel)
    {
        var root = Copy();
        try
        {
            mutant.Apply(root);
            var result = await ValidateAsync(root, cancel);
            return new MutantOutcome(mutant, [.. result.Active.Select(finding => $"{finding.Rule.Id} {finding.Blame.Place} {finding.Message}")]);
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private string Copy()
    {
        var root = Directory.CreateDirectory(Path.Combine(scratch, Guid.NewGuid().ToString("N"))).FullName;
        FleetCopy.OfTheFleet(root);
        return root;
    }

    private Task<ValidationResult> ValidateAsync(string root, CancellationToken cancel) =>
        Validator.RunAsync(new ValidationRequest(root) { Today = Today, Providers = providers }, cancel);
}
