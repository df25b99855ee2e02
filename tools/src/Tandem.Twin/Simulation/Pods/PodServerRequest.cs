namespace Tandem.Twin.Simulation.Pods;

/// <summary>What a Pod's HTTP server is to say of itself.</summary>
/// <param name="Region">The region.</param>
/// <param name="Pod">The Pod's name.</param>
/// <param name="ModelNames">The names that the model answers to.</param>
internal sealed record PodServerRequest(string Region, string Pod, IReadOnlyList<string> ModelNames);
