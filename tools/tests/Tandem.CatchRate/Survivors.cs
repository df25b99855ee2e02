namespace Tandem.CatchRate;

/// <summary>Names the faults that were not caught as expected, and what was seen instead.</summary>
internal static class Survivors
{
    public static void Print(TextWriter writer, IEnumerable<Attempt> attempts)
    {
        foreach (var attempt in attempts.Where(attempt => attempt.Verdict != Verdict.Expected))
        {
            writer.WriteLine($"{attempt.Verdict.ToString().ToLowerInvariant()}: {attempt.Fault.Class}: {attempt.Fault.Name}");
            writer.WriteLine($"    wanted {attempt.Fault.Rule} at {attempt.Place}");
            foreach (var line in attempt.Seen)
            {
                writer.WriteLine($"    {line}");
            }
        }
    }
}
