using Tandem.Findings;
using Tandem.Terraform;

namespace Tandem.Validation;

/// <summary>What the layer terraform came to.</summary>
/// <param name="Model">The plan; null where there is none.</param>
/// <param name="Findings">What is wrong with the configuration, or kept it from being checked.</param>
/// <param name="Files">The configuration files that were read.</param>
/// <param name="Program">The terraform that checked them.</param>
/// <param name="Skipped">Why nothing was checked; null where something was.</param>
internal sealed record InfraStageResult(
    InfraModel? Model, IReadOnlyList<Finding> Findings, IReadOnlyList<string> Files, string? Program, string? Skipped)
{
    public static InfraStageResult None { get; } = Skip("not run");

    public static InfraStageResult Skip(string reason) => new(null, [], [], null, reason);
}
