using Tandem.Facts;
using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Kustomize;
using Tandem.Manifests;
using Tandem.Rules;
using Tandem.Rules.Kustomize;

namespace Tandem.Validation.Causes;

/// <summary>What follows from an entry of a kustomization that finds nothing to change, and what it follows from itself.</summary>
/// <param name="fleet">The fleet that the findings are about.</param>
internal sealed class IdleCauses(FleetModel fleet)
{
    // What they say of an entry may only be true because an object or a fact is not there.
    private static readonly HashSet<RuleInfo> Rules =
    [
        KustomizeRules.Unrenderable, KustomizeRules.PatchSelectsNothing, KustomizeRules.ReplacementSelectsNothing,
        KustomizeRules.OverrideHitsNothing, KustomizeRules.ChangesNothing,
    ];

    private readonly TreeFiles files = new(fleet);

    /// <summary>Whether a finding is of an entry that changes nothing.</summary>
    public static bool IsIdle(Finding finding) => Rules.Contains(finding.Rule);

    /// <summary>Whether an object got another name, so that whoever asks for the old one is asked to take it along, or to give the name back.</summary>
    public static bool IsRenaming(Finding finding) => finding.Misses.Count > 0 && finding.Objects is [{ Field: "metadata.name" }, ..];

    /// <summary>Whether an object's name or label is not the one by which replacements were to fill it.</summary>
    public static bool IsStrayed(Finding finding) => finding.Rule == KustomizeRules.ReplacementSelectsNothing && finding.Objects.Count > 0;

    /// <summary>Whether an object has lost its name.</summary>
    public static bool IsNameless(Finding finding) => finding.Rule == ObjectRules.MissingField && finding.Message.StartsWith("metadata.name ", StringComparison.Ordinal);

    /// <summary>Whether any of what this class knows explains a finding.</summary>
    public bool Explain(Finding cause, Finding finding) =>
        IsLost(cause, finding) || IsLeftOut(cause, finding) || WouldAdd(cause, finding) || WouldFill(cause, finding) || IsOfOldName(cause, finding) || IsOfNameless(cause, finding) || IsOfLostLabel(cause, finding);

    // Where a file of a tree could not be read, what the tree does not hold is no mistake of whoever asks for it.
    private bool IsLost(Finding cause, Finding finding) =>
        IsIdle(finding) && (TreeCauses.LosesObjects(cause.Rule) || FactsFiles.Is(cause.Blame.Place.File) || IsBroken(cause))
        && files.All.Any(tree => tree.Contains(finding.Blame.Place.File)
            && (tree.Contains(cause.Blame.Place.File) || KustomizationFile.IsKustomization(cause.Blame.Place.File)));

    private static bool IsBroken(Finding cause) => !IsIdle(cause) && KustomizationFile.IsKustomization(cause.Blame.Place.File);

    // A file that is not taken in holds the objects that others look for.
    private bool IsLeftOut(Finding cause, Finding finding) => cause.Rule == KustomizeRules.UnreferencedFile && IsIdle(finding)
        && SelectorsAt(finding.Blame.Place).Any(selector => fleet.KindsIn(cause.Blame.Place.File).Contains(selector.Text("kind") ?? "", StringComparer.Ordinal));

    private bool IsOfOldName(Finding cause, Finding finding) => (IsRenaming(cause) || IsStrayed(cause)) && (IsIdle(finding)
        ? SelectorsAt(finding.Blame.Place).Any(selector => cause.Misses.Contains($"{selector.Text("kind")} {selector.Text("name")}", StringComparer.Ordinal))
        : (finding.Rule == KustomizeRules.SurvivingPlaceholder || IsOfUnfilled(finding)) && finding.Objects.Count > 0 && cause.Objects.Any(strayed => finding.Objects[0] with { Field = null } == strayed with { Field = null }));

    // What is said of a value that nothing has filled, or of an item that holds one.
    private bool IsOfUnfilled(Finding finding) => finding.Objects is [{ Field: { } field } shown, ..]
        && Holders(shown).Any(root => FieldPaths.Scalars(root).Any(scalar => Placeholders.IsIn(scalar.Node.Text) && FieldPaths.Print(root, scalar.Path).StartsWith(field, StringComparison.Ordinal)));

    // What has no name is selected by nobody; a name at the root is one that slipped.
    private bool IsOfNameless(Finding cause, Finding finding) => IsNameless(cause) && (finding.Rule == ObjectRules.UnknownField ? finding.Blame.Place == cause.Blame.Place
        : IsIdle(finding) && SelectorsAt(finding.Blame.Place).Any(selector => fleet.KindsIn(cause.Blame.Place.File).Contains(selector.Text("kind") ?? "", StringComparer.Ordinal)));

    // Whoever selects by a label that a patch would give finds nothing where the patch does not.
    private bool IsOfLostLabel(Finding cause, Finding finding) => cause.Rule == KustomizeRules.PatchSelectsNothing && finding.Rule == KustomizeRules.ReplacementSelectsNothing
        && fleet.Trees.SelectMany(tree => tree.Targets).Where(target => target.Slip?.Node.Place == cause.Blame.Place).ToList() is { Count: > 0 } idle
        && SelectorsAt(finding.Blame.Place).Any(selector => selector.Text("labelSelector")?.Split('=')[0] is { } label && idle.Exists(target => Labels(target.Patch, label)));

    private static bool Labels(Node patch, string label) => patch is SequenceNode operations
        ? operations.Items.OfType<MappingNode>().Any(operation => JsonPointer.Split(operation.Text("path") ?? "").ToList() is ["metadata", "labels", .. var rest] && (rest is [] || rest[0] == label))
        : (patch as MappingNode)?.Mapping("metadata")?.Mapping("labels")?[label] is not null;

    /// <summary>Of two objects of one name, one was to get another by an entry that finds nothing.</summary>
    public bool IsOfKeptName(Finding idle, Finding clash) => clash.Rule == KustomizeRules.Unrenderable && clash.Involves.Count > 0 && IsIdle(idle)
        && fleet.RenderedTrees.SelectMany(tree => tree.Replacements)
            .SelectMany(target => target.Target.List("fieldPaths").OfType<ScalarNode>().Where(path => target.Slip?.Node.Place == idle.Blame.Place || path.Place == idle.Blame.Place))
            .Any(path => path.Text is "metadata.name" or "metadata.namespace");

    // What the targets of patches and replacements that slipped at a place select by.
    private IEnumerable<MappingNode> SelectorsAt(Place place) => fleet.RenderedTrees
        .SelectMany(tree => tree.Replacements.Select(target => new { target.Slip, Selector = target.Select }).Concat(tree.Targets.Select(target => new { target.Slip, target.Selector })))
        .Where(target => target.Slip?.Node.Place == place)
        .Select(target => target.Selector);

    // A patch that selects nothing leaves its fields missing in every object it was for.
    private bool WouldAdd(Finding cause, Finding finding) =>
        cause.Rule == KustomizeRules.PatchSelectsNothing && finding.Rule == ObjectRules.MissingField && finding.Objects is [{ Field: { } field }, ..]
        && fleet.RenderedTrees.SelectMany(tree => tree.Targets).Any(target =>
            target.Slip?.Node.Place == cause.Blame.Place && Gives(target.Patch, field));

    /// <summary>Whether a patch writes a field, by its own shape or by an operation.</summary>
    public static bool Gives(Node patch, string field) => FieldPathExpression.Parse(field).Find(patch).Any() || Adds(patch, field);

    private static bool Adds(Node patch, string field) => (patch as SequenceNode)?.Items.OfType<MappingNode>()
        .Any(operation => operation.Text("path")?.TrimStart('/').Replace('/', '.') is { } path && (path == field || field.StartsWith(path + ".", StringComparison.Ordinal))) == true;

    // A target that selects nothing leaves its placeholders in every object that it was for.
    private bool WouldFill(Finding cause, Finding finding) =>
        cause.Rule == KustomizeRules.ReplacementSelectsNothing && finding.Objects is [{ Field: { } field } shown, ..]
        && Holders(shown).Any(root => fleet.RenderedTrees.SelectMany(tree => tree.Replacements)
            .Where(target => target.Slip?.Node.Place == cause.Blame.Place)
            .SelectMany(target => target.Target.List("fieldPaths").OfType<ScalarNode>())
            .SelectMany(path => FieldPathExpression.Parse(path.Text).Find(root))
            .Any(path => FieldPaths.Print(root, path) == field && FieldPaths.Find(root, [.. path]) is ScalarNode scalar && Placeholders.IsIn(scalar.Text)));

    private IEnumerable<MappingNode> Holders(ObjectRef shown) => fleet.Objects
        .Where(candidate => candidate.Unit?.Cluster == shown.Cluster && candidate.Manifest.Id.Kind == shown.Kind && candidate.Manifest.Name == shown.Name)
        .Select(candidate => candidate.Manifest.Root);
}
