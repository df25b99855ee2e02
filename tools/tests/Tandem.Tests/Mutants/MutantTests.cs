using Shouldly;
using Tandem.CatchRate.Mutants;
using Tandem.Tests.Support;

namespace Tandem.Tests.Mutants;

/// <summary>A scalar of the rendered fleet that is said otherwise is found, or harmless for a reason that is written down.</summary>
public sealed class MutantTests
{
    private const int Sample = 16;

    [Fact]
    public async Task Mutants_AreFound_OrHarmless()
    {
        var trials = new MutantTrials(TestEnvironment.Scratch);
        var mutants = await trials.MakeAsync(TestContext.Current.CancellationToken);
        mutants.Count.ShouldBeGreaterThan(500);

        var outcomes = await trials.RunAsync(Soak.Sample(mutants, Sample), TestContext.Current.CancellationToken);

        outcomes.Where(outcome => outcome.IsUnexplained).Select(outcome => $"{outcome.Mutant}").ShouldBeEmpty();
        outcomes.Count(outcome => outcome.IsCaught).ShouldBeGreaterThan(outcomes.Count / 2);
        Harmless.All.Where(entry => Unused(entry, mutants, outcomes)).Select(entry => entry.Reason).ShouldBeEmpty();
    }

    [Fact]
    public void Entries_HaveReasons_AndDoNotCoverEverything() =>
        Harmless.All.ShouldAllBe(entry => entry.Reason.Length > 20 && entry.Files.Count + entry.Fields.Count + entry.Tokens.Count + entry.Values.Count > 0);

    // Whether a mutant is caught is known of all in a soak alone.
    private static bool Unused(Harmless entry, IReadOnlyList<Mutant> mutants, IReadOnlyList<MutantOutcome> outcomes) =>
        Soak.IsOn ? !outcomes.Any(outcome => !outcome.IsCaught && entry.Covers(outcome.Mutant)) : !mutants.Any(entry.Covers);
}
