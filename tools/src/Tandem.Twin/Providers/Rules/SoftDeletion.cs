using System.Globalization;
using Tandem.Twin.Providers.Engine;
using Tandem.Twin.Providers.Values;

namespace Tandem.Twin.Providers.Rules;

/// <summary>Deleted objects are kept for 7 to 90 days, or not at all.</summary>
/// <remarks>Source: https://cloud.google.com/storage/docs/soft-delete#retention-duration.</remarks>
internal sealed class SoftDeletion : ProviderRule
{
    private const long Shortest = 604_800;
    private const long Longest = 7_776_000;

    public override IEnumerable<Complaint> Placed(Resource resource, IWorld world) =>
        resource.Type == "google_storage_bucket" && resource.Values.Blocks("soft_delete_policy").FirstOrDefault()?.TextOf("retention_duration_seconds") is { } text
        && long.TryParse(text, CultureInfo.InvariantCulture, out var seconds) && seconds != 0 && seconds is < Shortest or > Longest
            ? [new Complaint($"googleapi: Error 400: Soft delete policy retention duration {text} is out of range, invalid", $"It is 0, or {Shortest} to {Longest} seconds: 7 to 90 days.",
                FieldPath.Of("soft_delete_policy").Item(0).Field("retention_duration_seconds"))]
            : [];
}
