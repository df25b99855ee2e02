using Tandem.Rules.Gateway;

namespace Tandem.Rules.Serving;

/// <summary>The rules over how the model is served.</summary>
internal static class ServingCatalog
{
    /// <summary>Them, by id.</summary>
    public static IReadOnlyList<Rule> Checks { get; } =
    [
        new ContextLength(),
        new ProbeBudget(),
        new SurgeWithoutNode(),
        new DisruptionBudget(),
        new GraceTooShort(),
        new HealthCheckTiming(),
        new OverloadedSurvivors(),
        new SharedMemory(),
        new ModelPathMismatch(),
        new UnemptiedScratch(),
        new ServerFlag(),
        new TimeoutMismatch(),
    ];
}
