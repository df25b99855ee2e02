using Tandem.Findings;
using Tandem.Manifests;
using Tandem.Programs;
using Tandem.Review.Snapshots;
using Tandem.Rules;
using Tandem.Terraform;
using Tandem.Terraform.Hcl;

namespace Tandem.Review.Ground;

/// <summary>Plans the ground of both sides, unless the same files make it.</summary>
internal sealed class GroundPlanner(ReviewRequest request, CacheFolder cache)
{
    public async Task<GroundPlans> PlanAsync(Side before, Side after, CancellationToken cancel)
    {
        if (request.Providers is not { } providers)
        {
            return GroundPlans.Skip("not part of what was asked for");
        }

        if (!HasConfiguration(before) && !HasConfiguration(after))
        {
            return GroundPlans.Skip($"there is no configuration in {InfraFiles.Folder}");
        }

        if (Digest(before) == Digest(after))
        {
            return new GroundPlans(null, null, null, []);
        }

        try
        {
            var program = await TerraformLocator.FindAsync(cache, cancel);
            var plans = await Task.WhenAll(Array.ConvertAll([before, after], side => PlanAsync(side, program, providers, cancel)));
            return new GroundPlans(plans[0].Model, plans[1].Model, null, [.. plans.SelectMany(plan => plan.Failures)]);
        }
        catch (ProgramException e)
        {
            return GroundPlans.Fail(after.Label, Finding.At(ToolRules.UnusableProgram, new Place(InfraFiles.Folder, 1, 1), e.Message, e.Hint));
        }
    }

    private async Task<(InfraModel? Model, IEnumerable<ReviewFailure> Failures)> PlanAsync(Side side, TerraformProgram program, IProviderHost providers, CancellationToken cancel)
    {
        if (!HasConfiguration(side))
        {
            return (null, []);
        }

        var outcome = await new InfraPlanner(side.Workspace, program, providers, request.UseCache ? cache : null) { IsPlanAlone = true }.PlanAsync(cancel);
        var model = new InfraModel(outcome, Task.FromResult(FactTracer.Read(side.Workspace)));
        return outcome.IsComplete ? (model, []) : (model, model.Findings().Where(finding => finding.Severity == Severity.Error).Select(finding => new ReviewFailure(side.Label, InfraFiles.Folder, finding)));
    }

    private static bool HasConfiguration(Side side) =>
        InfraFiles.Configuration(side.Workspace).Any(file => file.EndsWith(".tf", StringComparison.Ordinal));

    private static string Digest(Side side) => FileDigest.Of(side.Workspace, InfraFiles.Configuration(side.Workspace).Concat(InfraFiles.Facts(side.Workspace)));
}
