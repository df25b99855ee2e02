namespace Tandem.CatchRate;

/// <summary>Tries many faults.</summary>
internal static class Trials
{
    private const int Workers = 2;
    private const int Step = 100;

    /// <summary>Every attempt, in the order of the faults.</summary>
    public static async Task<IReadOnlyList<Attempt>> RunAsync(Trial trial, IReadOnlyList<Fault> faults, CancellationToken cancel)
    {
        var (attempts, done) = (new Attempt[faults.Count], 0);
        var options = new ParallelOptions { MaxDegreeOfParallelism = Workers, CancellationToken = cancel };
        await Parallel.ForAsync(0, faults.Count, options, async (i, token) =>
        {
            attempts[i] = await trial.RunAsync(faults[i], token);
            if (Interlocked.Increment(ref done) is var count && count % Step == 0)
            {
                await Console.Error.WriteLineAsync($"{count} of {faults.Count}");
            }
        });
        return attempts;
    }
}
