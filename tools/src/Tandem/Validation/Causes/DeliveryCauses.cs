using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Manifests;
using Tandem.Rules;
using Tandem.Rules.ArgoCd;
using Tandem.Rules.Kustomize;
using Tandem.Rules.References;

namespace Tandem.Validation.Causes;

/// <summary>Why Argo CD would deliver something wrong, where that is no mistake of the delivery.</summary>
/// <param name="fleet">The fleet that the findings are about.</param>
internal sealed class DeliveryCauses(FleetModel fleet)
{
    private static readonly RuleInfo NamespaceDiffer = new NamespaceDiffers().Info;
    private static readonly RuleInfo Forbids = new ProjectForbids().Info;
    private static readonly RuleInfo Dropped = new DroppedSettings().Info;
    private static readonly RuleInfo Unknown = new UnknownSyncSetting().Info;
    private static readonly RuleInfo Fought = new ReplicasFought().Info;
    private static readonly RuleInfo Unwritten = new UnwrittenStatus().Info;
    private static readonly RuleInfo SourcePath = new MissingSourcePath().Info;

    /// <summary>Whether any of what this class knows explains a finding.</summary>
    public bool Explain(Finding cause, Finding finding) => IsOfWrongObject(cause, finding) || IsOfIdleApplication(cause, finding) || IsOfLostLeave(cause, finding) || IsOfLostIgnoring(cause, finding) || IsOfDropped(cause, finding) || IsOfUnknown(cause, finding);

    /// <summary>No status is written where there is no service for it, whatever an Application subscribes to.</summary>
    public static bool IsOfNoService(Finding service, Finding application) => service.Rule == Unwritten && application.Rule == Unwritten
        && service.Message.Contains(" has no service.", StringComparison.Ordinal) && application.Message.StartsWith("The promotion waits ", StringComparison.Ordinal);

    // Without its settings Argo CD knows nothing of what they told it.
    private static bool IsOfDropped(Finding cause, Finding finding) => cause.Rule == Dropped && finding.Rule.Layer is Layers.ArgoCd or Layers.Parity;

    // What an Application was to leave to an autoscaler, in words that Argo CD does not read.
    private static bool IsOfUnknown(Finding cause, Finding finding) => cause.Rule == Unknown && finding.Rule == Fought
        && cause.Objects.Any(one => one.Kind == Deliveries.Application && WholeWords.IndexOf(finding.Message, one.Name, 0, StringComparison.Ordinal) >= 0);

    // What is wrong with an object, or with the namespace that it is in, is why it is delivered wrong.
    private static bool IsOfWrongObject(Finding cause, Finding finding) => finding.Rule.Layer == Layers.ArgoCd && cause.Severity == Severity.Error
        && (cause.Rule == NamespaceDiffer || finding.IsAbout(cause.Objects) || (cause.Rule.Layer == Layers.Schemas && SameMistakes.AreOfOneObject(cause, finding)));

    // An Application that is not taken in lacks what the component would give it that all Applications take in.
    private static bool IsOfIdleApplication(Finding cause, Finding finding) => cause.Rule == SourcePath && finding.Rule == ObjectRules.MissingField
        && finding.Objects.All(idle => idle.Cluster is null && cause.Misses.Contains($"{idle.Kind} {idle.Name}", StringComparer.Ordinal));

    private IEnumerable<Node> PatchesOf(Finding cause) =>
        cause.Rule == KustomizeRules.UnreferencedFile ? fleet.Workspace.Yaml(cause.Blame.Place.File).Documents
        : cause.Rule == KustomizeRules.PatchSelectsNothing ? fleet.RenderedTrees.SelectMany(tree => tree.Targets).Where(target => target.Slip?.Node.Place == cause.Blame.Place).Select(target => target.Patch)
        : [];

    // A patch that is not taken in or meets no project, and that names the kind that a project does not let in, would let it in.
    private bool IsOfLostLeave(Finding cause, Finding finding) => finding.Rule == Forbids
        && PatchesOf(cause).SelectMany(FieldPaths.Scalars)
            .Any(scalar => finding.Involves.Any(refused => refused.StartsWith(scalar.Node.Text + " ", StringComparison.Ordinal)));

    // A patch that meets no Application, and that would let one leave the replicas to the autoscaler.
    private bool IsOfLostIgnoring(Finding cause, Finding finding) => finding.Rule == Fought
        && PatchesOf(cause).Any(patch => IdleCauses.Gives(patch, "spec.ignoreDifferences") || (patch as SequenceNode)?.Items.OfType<MappingNode>().Any(operation => operation.Text("path")?.StartsWith("/spec/ignoreDifferences", StringComparison.Ordinal) == true) == true);
}
