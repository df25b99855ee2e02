using System.Diagnostics;

namespace Tandem.CatchRate.Mutants;

/// <summary>Tries every mutant of the fleet and lists those that nothing catches.</summary>
internal static class MutantRun
{
    private const string List = "artifacts/catch-rate/mutants.txt";
    private const string Page = "docs/mutants.md";

    public static async Task<int> RunAsync(string scratch, string only, CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        var trials = new MutantTrials(scratch);
        var mutants = (await trials.MakeAsync(cancel)).Where(mutant => mutant.ToString().Contains(only, StringComparison.OrdinalIgnoreCase)).ToList();
        var outcomes = await trials.RunAsync(mutants, cancel);
        var unexplained = outcomes.Where(outcome => outcome.IsUnexplained).ToList();
        unexplained.ForEach(outcome => Console.WriteLine(outcome.Mutant));
        Directory.CreateDirectory(Path.GetDirectoryName(Repository.Absolute(List))!);
        await File.WriteAllLinesAsync(Repository.Absolute(List), outcomes.Select(outcome => $"{(outcome.IsCaught ? "caught" : "SURVIVED")}: {outcome.Mutant}{string.Concat(outcome.Seen.Select(line => $"\n    {line}"))}"), cancel);
        if (only.Length == 0)
        {
            await File.WriteAllTextAsync(Repository.Absolute(Page), MutantPage.Of(outcomes), cancel);
        }

        Console.WriteLine($"{mutants.Count} mutants, {outcomes.Count(outcome => !outcome.IsCaught)} survivors, {unexplained.Count} of them unexplained, in {watch.Elapsed.TotalSeconds:F0} s");
        return 0;
    }
}
