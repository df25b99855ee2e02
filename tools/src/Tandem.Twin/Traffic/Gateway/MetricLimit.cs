namespace Tandem.Twin.Traffic.Gateway;

/// <summary>A named metric that must stay below a limit.</summary>
/// <param name="Name">The name under which the AutoscalingMetric exports it.</param>
/// <param name="Limit">The value at which a region is full; the gauge's own unit, 0 to 1.</param>
internal sealed record MetricLimit(string Name, double Limit);
