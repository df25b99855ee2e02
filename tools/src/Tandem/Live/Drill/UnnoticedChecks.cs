namespace Tandem.Live.Drill;

/// <summary>Whether nobody noticed.</summary>
internal static class UnnoticedChecks
{
    public static IEnumerable<DrillCheck> Of(DrillEvidence evidence)
    {
        yield return FailoverChecks.Within("the API was gone", evidence.Options.FailoverWithin, evidence.AfterFault(evidence.Facts.Detected));
        yield return Change("a change had to wait", "refused while the API was gone", evidence.Facts.TookChange, wanted: false);
        yield return DrillJudge.Errors("nothing failed", evidence.During, evidence.Options.MaxErrorShare);
        yield return FailoverChecks.Latency(evidence);
        yield return FailoverChecks.FirstToken(evidence);
        yield return FailoverChecks.Within("the API was back", evidence.Options.RestoreWithin, evidence.Facts.Restored - evidence.Facts.FaultEnd);
        yield return Change("it is taken again", "taken once the API was back", evidence.Facts.TakesChange, wanted: true);
        yield return DrillJudge.Errors("no failures after that", evidence.After, evidence.Options.MaxErrorShare);
    }

    private static DrillCheck Change(string name, string limit, bool? found, bool wanted) =>
        new(name, CheckKind.Hypothesis, limit, found switch { true => "taken", false => "refused", _ => "not tried" }, found == wanted);
}
