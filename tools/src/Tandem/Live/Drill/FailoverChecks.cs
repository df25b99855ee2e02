namespace Tandem.Live.Drill;

/// <summary>Whether the others took over.</summary>
internal static class FailoverChecks
{
    public static IEnumerable<DrillCheck> Of(DrillEvidence evidence)
    {
        var (options, facts) = (evidence.Options, evidence.Facts);
        yield return Within("another region took over", options.FailoverWithin, evidence.AfterFault(facts.Switched));
        yield return new DrillCheck("errors ended", CheckKind.Hypothesis, $"a window of at most {DrillJudge.Text(evidence.MaxErrorWindow)}",
            $"{DrillJudge.Text(evidence.Errors.Length)}, {evidence.Errors.Failed} failed", evidence.Errors.Length <= evidence.MaxErrorWindow);
        yield return Within("the others served steadily", options.FailoverWithin + options.Settle, evidence.AfterFault(facts.Stable));
        yield return DrillJudge.Errors("no failures while they did", evidence.Steady, options.MaxErrorShare);
        yield return Latency(evidence);
        yield return FirstToken(evidence);
        yield return Within("the servers were back", options.RestoreWithin, facts.Restored - facts.FaultEnd);
        yield return Within($"{options.Region} served its share again", options.RestoreWithin, facts.Failback - facts.FaultEnd);
        yield return DrillJudge.Errors("no failures after that", evidence.After, options.MaxErrorShare);
        if (options.AllAnswered)
        {
            yield return DrillJudge.Errors("every request was answered", evidence.Whole, 0);
        }
    }

    internal static DrillCheck Latency(DrillEvidence evidence) => new("answers stayed fast", CheckKind.Hypothesis, $"95 % within {DrillJudge.Text(evidence.Options.MaxP95)}",
        DrillJudge.Text(evidence.Steady.Latency?.P95), evidence.Steady.Latency?.P95 <= evidence.Options.MaxP95);

    internal static DrillCheck FirstToken(DrillEvidence evidence) => new("streams began soon", CheckKind.Hypothesis, $"95 % of first tokens within {DrillJudge.Text(evidence.Options.MaxFirstToken)}",
        DrillJudge.Text(evidence.Steady.FirstToken?.P95), evidence.Steady.FirstToken?.P95 <= evidence.Options.MaxFirstToken);

    internal static DrillCheck Within(string name, TimeSpan limit, TimeSpan? value) =>
        new(name, CheckKind.Hypothesis, $"within {DrillJudge.Text(limit)}", value is null ? "never" : $"after {DrillJudge.Text(value)}", value <= limit);
}
