using Tandem.Findings;
using Tandem.Terraform;

namespace Tandem.Review.Ground;

/// <summary>The ground of both sides as terraform plans it offline.</summary>
/// <param name="Before">The base's; null where it was not planned.</param>
/// <param name="After">The head's; null where it was not planned.</param>
/// <param name="Skipped">Why neither was planned; null where both were, or nothing of it differs.</param>
/// <param name="Failures">What keeps the plans from being whole.</param>
internal sealed record GroundPlans(InfraModel? Before, InfraModel? After, string? Skipped, IReadOnlyList<ReviewFailure> Failures)
{
    public static GroundPlans Skip(string reason) => new(null, null, reason, []);

    public static GroundPlans Fail(string side, Finding finding) => new(null, null, finding.Message, [new ReviewFailure(side, InfraFiles.Folder, finding)]);
}
