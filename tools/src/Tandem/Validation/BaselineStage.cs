using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Kustomize;
using Tandem.Manifests;
using Tandem.Programs;
using Tandem.Review.Snapshots;
using Tandem.Rules;

namespace Tandem.Validation;

/// <summary>What the rules about a change compare with.</summary>
internal sealed class BaselineStage(ValidationRequest request, Workspace workspace, CacheFolder cache)
{
    /// <summary>The units that differ from the merge base, as they were there; null where nothing was named to compare with.</summary>
    /// <exception cref="Review.ReviewException">There is no such commit, or no repository.</exception>
    public async Task<IReadOnlyList<RenderedUnit>?> RunAsync(CancellationToken cancel) => request.Base is null || !request.IsRepository ? null
        : await Baseline.RenderAsync(request.Root, request.Base, request.Clusters, request.UseCache ? cache : null, cancel);

    /// <summary>What of it could not be rendered. What was broken before must not keep a change from mending it, so it only warns.</summary>
    public IEnumerable<Finding> Findings(IReadOnlyList<RenderedUnit>? units) => (units ?? []).Where(unit => unit.Text is null)
        .Select(unit => Finding.At(ToolRules.UnreadableInput, new Place(KustomizationFile.PathIn(workspace, unit.Unit.Folder) ?? request.Subject, 1, 1),
            $"{unit.Unit.Folder} does not render where it left {request.Base}, so it is not known which immutable fields changed.") with
        { Severity = Severity.Warning });
}
