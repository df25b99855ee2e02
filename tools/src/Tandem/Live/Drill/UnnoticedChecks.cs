namespace Tandem.Live.Drill;

/// <summary>Whether nobody noticed.</summary>
internal static class UnnoticedChecks
{
    public static IEnumerable<DrillCheck> Of(DrillEvidence evidence)
    {
        yield return FailoverChecks.Within("the API was gone", evidence.Options.FailoverWithin, evidence.AfterFault(evidence.Facts.Detected));
        yield return DrillJudge.Errors("nothing failed", evidence.During, evidence.Options.MaxErrorShare);
        yield return FailoverChecks.Latency(evidence);
        yield return FailoverChecks.Within("the API was back", evidence.Options.RestoreWithin, evidence.Facts.Restored - evidence.Facts.FaultEnd);
        yield return DrillJudge.Errors("no failures after that", evidence.After, evidence.Options.MaxErrorShare);
    }
}
