namespace Tandem.Bench;

/// <summary>Runs contenders in turn, round by round, so that whatever else the machine does falls on all alike.</summary>
internal static class Race
{
    /// <summary>Times every contender, and prints medians and ratios to the first.</summary>
    public static async Task RunAsync(string title, int rounds, params Contender[] contenders)
    {
        var outcomes = contenders.ToDictionary(contender => contender.Name, _ => new List<Outcome>());
        for (var round = 0; round <= rounds; round++)
        {
            foreach (var contender in contenders)
            {
                var outcome = await contender.RunAsync();

                // The first round warms the file cache.
                if (round > 0)
                {
                    outcomes[contender.Name].Add(outcome);
                }
            }
        }

        Print(title, rounds, contenders, outcomes);
    }

    private static void Print(string title, int rounds, Contender[] contenders, Dictionary<string, List<Outcome>> outcomes)
    {
        var first = Median(outcomes[contenders[0].Name].Select(outcome => outcome.Milliseconds));
        Console.WriteLine($"\n{title}, {rounds} rounds\n");
        Console.WriteLine("| run | median ms | least ms | ratio | peak MB |");
        Console.WriteLine("|---|---|---|---|---|");
        foreach (var contender in contenders)
        {
            var runs = outcomes[contender.Name];
            var median = Median(runs.Select(run => run.Milliseconds));
            Console.WriteLine($"| {contender.Name} | {median:0} | {runs.Min(run => run.Milliseconds):0} | {median / first:0.00} | {Median(runs.Select(run => run.PeakMegabytes)):0} |");
        }
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[(sorted.Count / 2) - 1] + sorted[sorted.Count / 2]) / 2;
    }
}
