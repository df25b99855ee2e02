using System.Diagnostics;

namespace Tandem.CatchRate.Mutants;

/// <summary>Tries every mutant of the fleet and lists those that nothing catches.</summary>
internal static class MutantRun
{
    private const string List = "artifacts/catch-rate/mutants.txt";

    public static async Task<int> RunAsync(string scratch, string only, CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        var trials = new MutantTrials(scratch);
        var mutants = (await trials.MakeAsync(cancel)).Where(mutant => mutant.ToString().Contains(only, StringComparison.OrdinalIgnoreCase)).ToList();
        var outcomes = await trials.RunAsync(mutants, cancel);
        var survivors = outcomes.Where(outcome => !outcome.IsCaught).ToList();
        survivors.ForEach(outcome => Console.WriteLine(outcome.Mutant));
        Directory.CreateDirectory(Path.GetDirectoryName(Repository.Absolute(List))!);
        await File.WriteAllLinesAsync(Repository.Absolute(List), outcomes.Select(outcome => $"{(outcome.IsCaught ? "caught" : "SURVIVED")}: {outcome.Mutant}{string.Concat(outcome.Seen.Select(line => $"\n    {line}"))}"), cancel);
        Console.WriteLine($"{mutants.Count} mutants, {survivors.Count} survivors, in {watch.Elapsed.TotalSeconds:F0} s");
        return 0;
    }
}
