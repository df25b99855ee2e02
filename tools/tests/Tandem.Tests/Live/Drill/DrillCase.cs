using Tandem.Live.Drill;
using Tandem.Live.Load;

namespace Tandem.Tests.Live.Drill;

/// <summary>The evidence of a drill that went well, to be spoilt in one respect: 20 requests a second, a fault at 10 s that ends at 30 s, a load until 50 s.</summary>
internal sealed record DrillCase(string Scenario = "scale-to-zero")
{
    public const string Target = "us-east5";
    public const string Survivor = "europe-west4";

    public DrillFacts Facts { get; init; } = new()
    {
        BaselineEnd = At(10),
        Injected = At(10),
        Detected = At(10.3),
        Switched = At(10.2),
        Quiet = At(10.1),
        Stable = At(12),
        FaultEnd = At(30),
        Restored = At(35),
        Failback = At(36),
        End = At(50),
        TookChange = false,
        TakesChange = true,
    };

    /// <summary>Makes another request of the one that is due then; null sends none.</summary>
    public Func<LoadSample, LoadSample?> Spoil { get; init; } = sample => sample;

    public DrillOptions Options { get; init; } = new(Target, DrillScenarios.Choose("scale-to-zero", isTwin: true));

    public IReadOnlyList<CounterCheck> Counters { get; init; } = [new("baseline", Target, 190, 200)];

    public IReadOnlyList<Restoration> Restorations { get; init; } = [new("Deployment vllm-gemma in us-east5: replicas", "1", "1")];

    public DrillEvidence Evidence => new(Options with { Scenario = DrillScenarios.Choose(Scenario, isTwin: true) }, Facts,
        [.. Enumerable.Range(0, 1000).Select(i => Good(i / 20.0)).Select(Spoil).OfType<LoadSample>()], TimeSpan.FromSeconds(15), Counters, Restorations);

    public DrillVerdict Verdict => DrillJudge.Verdict(Facts, DrillJudge.Checks(Evidence));

    public static TimeSpan At(double seconds) => TimeSpan.FromSeconds(seconds);

    /// <summary>The same, for requests that were due in a span.</summary>
    public DrillCase Spoilt(double from, double to, Func<LoadSample, LoadSample?> spoil) =>
        this with { Spoil = sample => sample.Due >= At(from) && sample.Due < At(to) ? spoil(sample) : sample };

    private LoadSample Good(double due) => new(At(due), At(due), At(due + 0.05), At(due + 0.1), LoadOutcome.Answered, RegionAt(due), IsStream: true);

    private string RegionAt(double due) => Scenario switch
    {
        "config-cluster-gone" => Target,
        "overload" => due is > 10.1 and < 30 && (int)(due * 20) % 2 == 0 ? Survivor : Target,
        _ => due is > 10.1 and < 36 ? Survivor : Target,
    };
}
