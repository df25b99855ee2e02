namespace Tandem.Live.Drill;

/// <summary>Whether the others took what was too much.</summary>
internal static class SpillChecks
{
    public static IEnumerable<DrillCheck> Of(DrillEvidence evidence)
    {
        var during = evidence.During;
        var elsewhere = during.Regions.Where(region => region.Key != evidence.Options.Region).Sum(region => region.Value);
        yield return FailoverChecks.Within("another region helped", evidence.Options.FailoverWithin, evidence.AfterFault(evidence.Facts.Switched));
        yield return new DrillCheck("both served", CheckKind.Hypothesis, "answers of both", $"{elsewhere} elsewhere, {during.Regions.GetValueOrDefault(evidence.Options.Region)} here",
            elsewhere > 0 && during.Regions.ContainsKey(evidence.Options.Region));
        yield return DrillJudge.Errors("nothing failed", during, evidence.Options.MaxErrorShare);
        yield return FailoverChecks.Latency(evidence);
        yield return FailoverChecks.FirstToken(evidence);
        yield return DrillJudge.Errors("no failures after that", evidence.After, evidence.Options.MaxErrorShare);
    }
}
