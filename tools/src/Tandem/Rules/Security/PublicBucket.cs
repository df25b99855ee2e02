using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Terraform;

namespace Tandem.Rules.Security;

/// <summary>A bucket, a secret or a project that everybody may use, or that could be opened to everybody.</summary>
public sealed class PublicBucket() : SeamRule(new RuleInfo(
    "TND0712", "public-bucket", Severity.Error, Layers.Security, "Something in the cloud is, or could be made, public."))
{
    private static readonly string[] Public = ["allUsers", "allAuthenticatedUsers"];

    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(FleetModel fleet, InfraModel infra) =>
        infra.OfType("google_storage_bucket").SelectMany(OfBucket)
            .Concat(infra.Resources.Where(resource => resource.Type.Contains("_iam_", StringComparison.Ordinal)).SelectMany(OfGrant));

    private IEnumerable<Finding> OfBucket(PlannedResource bucket)
    {
        if (bucket.Text("public_access_prevention") != "enforced")
        {
            yield return bucket.Finding(Info, $"{bucket.Address} can be made public by one grant.", "Set public_access_prevention to \"enforced\".",
                bucket.Writes("public_access_prevention") ? ["public_access_prevention"] : []);
        }

        if (!bucket.IsTrue("uniform_bucket_level_access"))
        {
            yield return bucket.Finding(Info, $"Each object of {bucket.Address} may have rights of its own, which no grant here shows.", "Set uniform_bucket_level_access to true.",
                bucket.Writes("uniform_bucket_level_access") ? ["uniform_bucket_level_access"] : []);
        }
    }

    private IEnumerable<Finding> OfGrant(PlannedResource grant)
    {
        if (Public.Contains(grant.Text("member"), StringComparer.Ordinal))
        {
            yield return grant.Finding(Info, $"{grant.Address} gives {grant.Text("role")} to {grant.Text("member")}.", "Name the accounts that need it.", "member");
        }
        else if (grant.Texts("members").Any(member => Public.Contains(member, StringComparer.Ordinal)))
        {
            yield return grant.Finding(Info, $"{grant.Address} gives {grant.Text("role")} to everybody.", "Name the accounts that need it.", "members");
        }
    }
}
