using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Terraform;

namespace Tandem.Rules.Fleet;

/// <summary>A maintenance window that leaves GKE less time than it asks for.</summary>
/// <remarks>https://docs.cloud.google.com/kubernetes-engine/docs/concepts/maintenance-windows-and-exclusions</remarks>
public sealed class ScarceMaintenance() : SeamRule(new RuleInfo(
    "TND0538", "scarce-maintenance", Severity.Error, Layers.Seams, "A maintenance window leaves GKE less time than it asks for."))
{
    private const int Hours = 48;

    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(FleetModel fleet, InfraModel infra) =>
        from cluster in PlannedCluster.Of(fleet, infra)
        let window = MaintenanceWindow.Of(cluster.Resource)
        where window?.CountedHours < Hours
        select window.Cluster.Finding(Info, $"{Told(window)} GKE wants {Hours} hours in every 32 days, in windows of 4 hours or more, and refuses the window.",
            "Take more days, or longer windows.", window.Attribute);

    private static string Told(MaintenanceWindow window) => window.CountedHours > 0
        ? FormattableString.Invariant($"The maintenance windows give {window.CountedHours:0.#} hours in 32 days.") : FormattableString.Invariant($"A maintenance window is {window.Length.TotalHours:0.#} hours long.");
}
