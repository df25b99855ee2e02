using System.Globalization;
using Tandem.Twin.Providers.Engine;
using Tandem.Twin.Providers.Values;

namespace Tandem.Twin.Providers.Rules;

/// <summary>A maintenance window begins before it ends, and lasts four hours or more.</summary>
/// <remarks>Source: https://cloud.google.com/kubernetes-engine/docs/concepts/maintenance-windows-and-exclusions#maintenance_windows.</remarks>
internal sealed class MaintenanceTime : ProviderRule
{
    private static readonly TimeSpan Shortest = TimeSpan.FromHours(4);

    public override IEnumerable<Complaint> Placed(Resource resource, IWorld world) =>
        resource.Values.Blocks("maintenance_policy").SelectMany(policy => policy.Blocks("recurring_window")).FirstOrDefault() is { } window
        && TimeOf(window, "start_time") is { } start && TimeOf(window, "end_time") is { } end && end - start < Shortest
            ? [new Complaint($"googleapi: Error 400: Invalid maintenance window: it begins at {window.TextOf("start_time")} and ends at {window.TextOf("end_time")}",
                "It ends after it begins, four hours later or more.", FieldPath.Of("maintenance_policy").Item(0).Field("recurring_window").Item(0).Field("end_time"))]
            : [];

    private static DateTimeOffset? TimeOf(MapValue window, string name) =>
        DateTimeOffset.TryParse(window.TextOf(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
