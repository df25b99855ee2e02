using System.Globalization;

namespace Tandem.CatchRate;

/// <summary>How many of some faults were caught.</summary>
/// <param name="Faults">How many were tried.</param>
/// <param name="Expected">How many gave one finding, of the rule expected, at the line to edit.</param>
/// <param name="Otherwise">How many were stopped in another way.</param>
/// <param name="BySchemas">How many rendering and schemas alone stop.</param>
/// <param name="ByTerraform">How many <c>terraform validate</c> alone stops.</param>
internal sealed record CatchCount(int Faults, int Expected, int Otherwise, int BySchemas, int ByTerraform)
{
    public int Missed => Faults - Expected - Otherwise;

    public static CatchCount Of(IReadOnlyCollection<Attempt> attempts) => new(
        attempts.Count,
        attempts.Count(attempt => attempt.Verdict == Verdict.Expected),
        attempts.Count(attempt => attempt.Verdict == Verdict.Otherwise),
        attempts.Count(attempt => attempt.BySchemas),
        attempts.Count(attempt => attempt.ByTerraform));

    /// <summary>A number of the faults as a share of them.</summary>
    public string Share(int number) => Faults == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{100.0 * number / Faults:0.#} %");

    public override string ToString() =>
        $"{Faults} faults: {Expected} caught as expected ({Share(Expected)}), {Otherwise} otherwise ({Share(Otherwise)}), {Missed} missed ({Share(Missed)})";
}
