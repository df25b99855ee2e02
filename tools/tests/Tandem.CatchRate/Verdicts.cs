using Tandem.Findings;
using Tandem.Validation;

namespace Tandem.CatchRate;

/// <summary>Judges a run against what a fault expects.</summary>
internal static class Verdicts
{
    public static Verdict Of(Fault fault, Place place, ValidationResult result) =>
        result.Active.ToList() is [var only] && only.Rule.Id == fault.Rule && only.Blame.Place.File == place.File && only.Blame.Place.Line == place.Line
            ? Verdict.Expected
            : result.Errors > 0 ? Verdict.Otherwise : Verdict.Missed;
}
