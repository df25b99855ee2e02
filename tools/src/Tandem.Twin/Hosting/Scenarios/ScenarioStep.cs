namespace Tandem.Twin.Hosting.Scenarios;

/// <summary>Something that happens on a scripted day.</summary>
/// <param name="At">When, in simulated time since the twin was ready.</param>
/// <param name="Action">What.</param>
/// <param name="Told">What is said of it.</param>
public sealed record ScenarioStep(TimeSpan At, ScenarioAction Action, string Told);
