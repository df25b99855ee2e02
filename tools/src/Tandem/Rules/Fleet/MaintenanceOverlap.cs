using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Terraform;

namespace Tandem.Rules.Fleet;

/// <summary>Two regions that GKE may restart at the same time: neither can take the other's load.</summary>
/// <remarks>Windows: https://docs.cloud.google.com/kubernetes-engine/docs/concepts/maintenance-windows-and-exclusions</remarks>
public sealed class MaintenanceOverlap() : SeamRule(new RuleInfo(
    "TND0534", "maintenance-overlap", Severity.Error, Layers.Seams, "Two regions may be restarted at the same time."))
{
    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(FleetModel fleet, InfraModel infra)
    {
        var windows = PlannedCluster.Of(fleet, infra).Select(cluster => (Region: cluster.Name, Window: MaintenanceWindow.Of(cluster.Resource)))
            .Where(pair => pair.Window is not null).Select(pair => (pair.Region, Window: pair.Window!)).ToList();
        // The one that meets most others strayed; of two, the one that contradicts itself, then the one of more days, then the one in bright day.
        while (windows.Where(one => Met(one).Any()).OrderByDescending(one => Met(one).Count()).ThenByDescending(one => one.Window.StartsAstray)
            .ThenByDescending(one => one.Window.Days.InAWeek).ThenByDescending(one => one.Window.FromNight).ThenBy(one => one.Region == fleet.Facts.Fleet["configCluster"]).FirstOrDefault() is { Window: not null } worst)
        {
            var others = Met(worst).ToList();
            windows.Remove(worst);
            yield return Found(worst.Region, worst.Window, others);
        }

        IEnumerable<(string Region, MaintenanceWindow Window)> Met((string Region, MaintenanceWindow Window) one) =>
            windows.Where(other => other.Region != one.Region && one.Window.Overlaps(other.Window));
    }

    private Finding Found(string region, MaintenanceWindow window, List<(string Region, MaintenanceWindow Window)> others)
    {
        var message = $"GKE may restart {region} while it restarts {string.Join(" and ", others.Select(other => other.Region))}, or within an hour of that.";
        var related = others.Select(other => new RelatedPlace(other.Window.Cluster.Blame(other.Window.Attribute).Place, $"The window of {other.Region} is here."));
        return window.Cluster.Finding(Info, message, "Take other days: a region that restarts needs another that does not.", window.Attribute) with { Related = [.. related] };
    }
}
