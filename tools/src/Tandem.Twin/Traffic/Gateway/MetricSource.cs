namespace Tandem.Twin.Traffic.Gateway;

/// <summary>Where an endpoint's load is read.</summary>
/// <param name="Path">The path of its metrics.</param>
/// <param name="Interval">How often, in real time.</param>
/// <param name="Names">The metric's own name for each exported one.</param>
internal sealed record MetricSource(string Path, TimeSpan Interval, IReadOnlyDictionary<string, string> Names);
