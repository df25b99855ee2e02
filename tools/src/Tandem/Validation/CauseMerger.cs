using System.Text.RegularExpressions;
using Tandem.Facts;
using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Kustomize;
using Tandem.Manifests;
using Tandem.Rules;
using Tandem.Rules.ArgoCd;
using Tandem.Rules.Gateway;
using Tandem.Rules.Identity;
using Tandem.Rules.Infra;
using Tandem.Rules.Kustomize;
using Tandem.Rules.Parity;
using Tandem.Rules.References;
using Tandem.Rules.Security;
using Tandem.Rules.Serving;
using Tandem.Rules.Words;
using Tandem.Schemas;

namespace Tandem.Validation;

/// <summary>Makes one mistake one finding: what a later layer reports because of an earlier finding is attached to that.</summary>
/// <param name="fleet">The fleet that the findings are about.</param>
internal sealed class CauseMerger(FleetModel fleet)
{
    private static readonly List<string> LayerOrder = [.. Layers.All];
    private static readonly RuleInfo LostAddress = new RegionWithoutAddress().Info;
    private static readonly RuleInfo NamespaceDiffersRule = new NamespaceDiffers().Info;
    private static readonly RuleInfo RemovedApiRule = new RemovedApi().Info;
    private static readonly RuleInfo Outside = new GatewayOutsideConfigCluster().Info;
    private static readonly RuleInfo Firewall = new FirewallMismatch().Info;
    private static readonly RuleInfo ModelPath = new ModelPathMismatch().Info;
    private static readonly RuleInfo Absent = new MissingInRegion().Info;
    private static readonly RuleInfo Skew = new SkewedPromotion().Info;
    private static readonly RuleInfo NoProvider = new UndeclaredProvider().Info;
    private static readonly RuleInfo Forbids = new ProjectForbids().Info;
    private static readonly RuleInfo Fought = new ReplicasFought().Info;
    private static readonly RuleInfo SourcePath = new MissingSourcePath().Info;

    private static readonly RuleInfo WrongRegion = new WrongRegionFact().Info;
    private static readonly RuleInfo DeprecatedRule = new DeprecatedField().Info;
    private static readonly RuleInfo UnpinnedRule = new UnpinnedRemote().Info;
    private static readonly RuleInfo OpenRule = new OpenFirewall().Info;
    private static readonly RuleInfo SecretRule = new SecretInGit().Info;
    private static readonly RuleInfo TokenRule = new PlainToken().Info;

    private static readonly RuleInfo SyncSetting = new UnknownSyncSetting().Info;

    // A word that is no word: whoever knows more of it says more.
    private static readonly HashSet<RuleInfo> Words = [.. WordCatalog.Checks.Select(rule => rule.Info)];

    // Beside the seams, these join clusters by what the facts say.
    private static readonly HashSet<RuleInfo> JoinsByFacts = [LostAddress, Outside];

    private static readonly HashSet<RuleInfo> PortRules = [new UnknownPort().Info, new PickerMismatch().Info];

    private static readonly HashSet<RuleInfo> AccessRules = [new BucketAccessMismatch().Info, new SecretAccessMismatch().Info, new WeightsBucketMismatch().Info];

    private static readonly HashSet<RuleInfo> LosesObjects =
    [
        ObjectRules.MalformedYaml, ObjectRules.NotAnObject, ObjectRules.BeyondLimits, ToolRules.UnreadableInput, ToolRules.UnknownKind, KustomizeRules.MissingPath,
    ];

    // What they say of an entry may only be true because an object or a fact is not there.
    private static readonly HashSet<RuleInfo> IdleRules =
    [
        KustomizeRules.Unrenderable, KustomizeRules.PatchSelectsNothing, KustomizeRules.ReplacementSelectsNothing,
        KustomizeRules.OverrideHitsNothing, KustomizeRules.ChangesNothing,
    ];

    private readonly Dictionary<string, HashSet<string>> files =
        fleet.Trees.DistinctBy(tree => tree.Folder).ToDictionary(tree => tree.Folder, tree => tree.Files.ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);

    /// <summary>The findings, with every consequence related to its cause where that is known.</summary>
    public IReadOnlyList<Finding> Merge(IEnumerable<Finding> findings)
    {
        var causes = new List<Finding>();
        foreach (var finding in findings.OrderBy(Order).ThenBy(finding => finding.Blame.Place).ThenBy(finding => finding.Message, StringComparer.Ordinal))
        {
            var cause = CauseOf(finding, causes);
            if (causes.FindIndex(consequence => IsMisfilled(finding, consequence)) is var misfilled and >= 0)
            {
                causes[misfilled] = Attach(finding, causes[misfilled]);
            }
            else if (cause < 0)
            {
                causes.Add(finding);
            }
            else
            {
                causes[cause] = Attach(causes[cause], finding);
            }
        }

        return causes;
    }

    // A replacement of the wrong field leaves a placeholder, and brings its fact where that means nothing: the fact is right.
    private static bool IsMisfilled(Finding placeholder, Finding consequence) =>
        placeholder.Rule == KustomizeRules.SurvivingPlaceholder && consequence.Rule.Layer == Layers.References && FactsFiles.Is(consequence.Blame.Place.File)
        && AreOfOneObject(placeholder, consequence);

    private static bool AreOfOneObject(Finding left, Finding right) =>
        left.Objects.Any(one => right.Objects.Any(other => one.Kind == other.Kind && one.Name == other.Name));

    // Layers in their order; within them, what explains others comes before what only follows.
    private static int Order(Finding finding)
    {
        var rule = finding.Rule;
        return RenderFailure.Is(finding) ? int.MaxValue
            : rule == TerraformRules.Unformatted ? int.MaxValue - 1
            : rule == RemovedApiRule ? -2
            : rule == ToolRules.UnknownKind || rule == WrongRegion ? -1
            : Words.Contains(rule) ? int.MaxValue - 5
            : rule == SyncSetting ? (LayerOrder.IndexOf(rule.Layer) * 10) - 1
            : rule == Forbids ? int.MaxValue - 4
            : rule == Fought ? int.MaxValue - 3
            : rule == SourcePath && finding.Misses.Count > 0 ? 12
            : rule == Outside ? (LayerOrder.IndexOf(rule.Layer) * 10) + 1
            : FactsFiles.Is(finding.Blame.Place.File) && rule != KustomizeRules.UnreferencedFile && !IsOfAbsence(finding) ? OrderOfFact(rule)
            : rule.Layer == Layers.Parity ? int.MaxValue - 2
            : rule == LostAddress ? 11
            : rule == KustomizeRules.UnreferencedFile || rule == KustomizeRules.ListedTwice ? 12
            : IsRenaming(finding) && !Placeholders.IsIn(finding.Objects[0].Name) ? 12
            : rule == KustomizeRules.Unrenderable ? 11
            : IsIdle(finding) ? 13
            : rule == KustomizeRules.SurvivingPlaceholder ? 14
            : rule == TerraformRules.Invalid ? (LayerOrder.IndexOf(rule.Layer) * 10) + 1
            : rule == OpenRule ? (LayerOrder.IndexOf(Layers.Seams) * 10) - 1
            : rule.Layer is Layers.ArgoCd or Layers.Terraform or Layers.Seams ? LayerOrder.IndexOf(rule.Layer) * 10
            : LosesObjects.Contains(rule) || (rule.Layer != Layers.References && KustomizationFile.IsKustomization(finding.Blame.Place.File)) ? 10
            : LayerOrder.IndexOf(rule.Layer) * 10;
    }

    // What one region has from a fact and another lacks is no mistake of the fact.
    private static bool IsOfAbsence(Finding finding) => finding.Rule.Layer == Layers.Parity && finding.Message.EndsWith(" has none.", StringComparison.Ordinal);

    // A value that its schema refuses, then one that contradicts another, then whoever is filled with it.
    private static int OrderOfFact(RuleInfo rule) => rule.Layer switch
    {
        Layers.Schemas => 0,
        Layers.Facts => 1,
        Layers.Kustomize => 3,
        Layers.Parity => 4,
        _ => 2,
    };

    private static bool IsOfRoot(Finding cause) => cause.Severity == Severity.Error && cause.Rule.Layer is Layers.Facts or Layers.Schemas
        && KustomizationFile.IsKustomization(cause.Blame.Place.File) && cause.Blame.Place.File.StartsWith($"{ClusterFinder.Folder}/", StringComparison.Ordinal);

    private static bool IsWrongFact(Finding cause) =>
        cause.Severity == Severity.Error && (cause.Rule.Layer == Layers.Facts || (cause.Rule.Layer == Layers.Schemas && FactsFiles.Is(cause.Blame.Place.File))
            || (cause.Rule == KustomizeRules.MissingPath && FactsFiles.Is(cause.Message.Split(' ')[0])));

    private string? FactAt(Place place) => fleet.Workspace.Yaml(place.File).Documents.OfType<MappingNode>()
        .SelectMany(document => document.Mapping("data")?.Entries ?? []).FirstOrDefault(entry => entry.Value.Place == place)?.Name;

    private bool IsOfOneBlock(Place one, Place other) => fleet.Infra?.Module is { } module && module.At(one).Block is { } block && block == module.At(other).Block;

    // Whether a place stands under a key of a file's root.
    private bool IsUnder(Place key, Place place) => key.File == place.File && key < place
        && fleet.Workspace.Yaml(key.File).Documents.OfType<MappingNode>().SelectMany(root => root.Entries).All(entry => entry.Key.Place <= key || entry.Key.Place > place);

    private static bool IsEarlierInFile(Finding cause, Finding finding) =>
        cause.Severity == Severity.Error && cause.Blame.Place.File == finding.Blame.Place.File && cause.Rule.Layer is Layers.Kustomize or Layers.Schemas;

    private static bool IsIdle(Finding finding) => IdleRules.Contains(finding.Rule);

    private int CauseOf(Finding finding, List<Finding> causes)
    {
        if (RenderFailure.Is(finding))
        {
            return CauseOfFailure(finding, causes);
        }

        if (finding.Rule == KustomizeRules.UnreferencedFile)
        {
            return causes.FindIndex(cause => LosesFile(cause, finding.Blame.Place.File) || LosesAddress(cause, finding.Blame.Place.File));
        }

        // A fact that is wrong in one region is no promotion.
        if (finding.Rule == Skew && FactAt(finding.Blame.Place) is { } promoted
            && causes.FindIndex(cause => cause.Severity == Severity.Error && FactsFiles.Is(cause.Blame.Place.File) && FactAt(cause.Blame.Place) == promoted) is var slip and >= 0)
        {
            return slip;
        }

        // What stands under a field that kustomize drops is written anew when that is mended.
        if (finding.Rule.Layer == Layers.Parity && causes.FindIndex(cause => cause.Rule == DeprecatedRule && IsUnder(cause.Blame.Place, finding.Blame.Place)) is var dropped and >= 0)
        {
            return dropped;
        }

        // A rule for the whole internet is no rule for the load balancer.
        if (finding.Rule == Firewall && causes.FindIndex(cause => cause.Rule == OpenRule && IsOfOneBlock(cause.Blame.Place, finding.Blame.Place)) is var opened and >= 0)
        {
            return opened;
        }

        // Whoever takes a Secret out of Git takes its tokens out.
        if (finding.Rule == TokenRule && causes.FindIndex(cause => cause.Rule == SecretRule && cause.Blame.Place.File == finding.Blame.Place.File) is var secret and >= 0)
        {
            return secret;
        }

        // Two addresses of one region cannot stand together.
        if (finding.Rule == KustomizeRules.Unrenderable && causes.FindIndex(cause => cause.Rule == LostAddress) is var address and >= 0)
        {
            return address;
        }

        // What a line that stands twice does again is nothing; the address that it took the place of is missing.
        if (finding.Rule == KustomizeRules.ListedTwice || finding.Rule == KustomizeRules.ChangesNothing || finding.Rule == UnpinnedRule)
        {
            var reason = causes.FindIndex(cause => (cause.Rule == LostAddress && finding.Rule == KustomizeRules.ListedTwice && cause.Blame.Place.File == finding.Blame.Place.File)
                || (cause.Blame.Place == finding.Blame.Place && (cause.Rule == KustomizeRules.ListedTwice || cause.Rule == ToolRules.RemoteSource)));
            if (reason >= 0)
            {
                return reason;
            }
        }

        // Whoever mends a line formats it.
        if (finding.Rule == TerraformRules.Unformatted)
        {
            return causes.FindIndex(cause => cause.Severity == Severity.Error && cause.Blame.Place.File == finding.Blame.Place.File);
        }

        // The project that a resource lacks is the one its provider was to give.
        if (finding.Rule == TerraformRules.Invalid && finding.Message.StartsWith("project: ", StringComparison.Ordinal) && causes.FindIndex(cause => cause.Rule == NoProvider) is var provider and >= 0)
        {
            return provider;
        }

        // Terraform evaluates facts that are wrong already, and so does whoever joins layers by them.
        if ((finding.Rule == TerraformRules.Invalid || finding.Rule.Layer == Layers.Seams || finding.Rule.Layer == Layers.ArgoCd || JoinsByFacts.Contains(finding.Rule) || finding.Rule == Absent) && causes.FindIndex(IsWrongFact) is var fact and >= 0)
        {
            return fact;
        }

        // A root that is wrong in itself renders what no other region has and no Application expects.
        if (finding.Rule.Layer is Layers.Parity or Layers.ArgoCd && causes.FindIndex(IsOfRoot) is var root and >= 0)
        {
            return root;
        }

        // A unit with another region's facts stands on that region's ground.
        if (finding.Rule.Layer == Layers.Seams && causes.FindIndex(cause => cause.Rule == WrongRegion) is var strayed and >= 0)
        {
            return strayed;
        }

        // What a line is joined to comes after what is wrong with its file.
        if (finding.Rule.Layer == Layers.Seams && causes.FindIndex(cause => IsEarlierInFile(cause, finding)) is var same and >= 0)
        {
            return same;
        }

        if (Words.Contains(finding.Rule) && causes.FindIndex(cause => cause.Blame.Place == finding.Blame.Place || (cause.Rule == ModelPath && AreOfOneObject(cause, finding))) is var word and >= 0)
        {
            return word;
        }

        return causes.FindIndex(cause => IsSameMistake(cause, finding) || IsLost(cause, finding) || IsLeftOut(cause, finding) || IsWhatAPatchWouldAdd(cause, finding) || IsWhatAReplacementWouldFill(cause, finding)
            || IsOfUnfilled(cause, finding) || IsOfOldName(cause, finding) || IsTakenAway(cause, finding) || IsRightOfNobody(cause, finding) || IsOfWrongPort(cause, finding) || IsOfWrongObject(cause, finding) || IsOfWrongTree(cause, finding)
            || IsOfWrongDelivery(cause, finding) || IsOfIdleApplication(cause, finding) || IsOfLostLeave(cause, finding));
    }

    // Where a file of a tree could not be read, what the tree does not hold is no mistake of whoever asks for it.
    private bool IsLost(Finding cause, Finding finding) =>
        IsIdle(finding) && (LosesObjects.Contains(cause.Rule) || FactsFiles.Is(cause.Blame.Place.File) || IsBroken(cause))
        && files.Values.Any(tree => tree.Contains(finding.Blame.Place.File)
            && (tree.Contains(cause.Blame.Place.File) || KustomizationFile.IsKustomization(cause.Blame.Place.File)));

    private static bool IsBroken(Finding cause) => !IdleRules.Contains(cause.Rule) && KustomizationFile.IsKustomization(cause.Blame.Place.File);

    // A file that is not taken in holds the objects that others look for.
    private bool IsLeftOut(Finding cause, Finding finding) => cause.Rule == KustomizeRules.UnreferencedFile && IsIdle(finding)
        && SelectorsAt(finding.Blame.Place).Any(selector => Kinds(cause.Blame.Place.File).Contains(selector.Text("kind") ?? "", StringComparer.Ordinal));

    // What the targets of patches and replacements that slipped at a place select by.
    private IEnumerable<MappingNode> SelectorsAt(Place place) => fleet.RenderedTrees
        .SelectMany(tree => tree.Replacements.Select(target => (target.Slip, Selector: target.Select)).Concat(tree.Targets.Select(target => (target.Slip, target.Selector))))
        .Where(target => target.Slip?.Node.Place == place)
        .Select(target => target.Selector);

    // An object that got another name: who asks for the old one is asked to take it along, or to give the name back.
    private static bool IsRenaming(Finding finding) => finding.Misses.Count > 0 && finding.Objects is [{ Field: "metadata.name" }, ..];

    private bool IsOfOldName(Finding cause, Finding finding) => IsRenaming(cause) && (IsIdle(finding) ? IsTargetOfOldName(cause, finding)
        : finding.Rule == KustomizeRules.SurvivingPlaceholder && finding.Objects.Count > 0 && finding.Objects[0] with { Field = null } == cause.Objects[0] with { Field = null });

    private bool IsTargetOfOldName(Finding cause, Finding finding) =>
        SelectorsAt(finding.Blame.Place).Any(selector => cause.Misses.Contains($"{selector.Text("kind")} {selector.Text("name")}", StringComparer.Ordinal));

    // What is missing stands in a file that nothing takes in, in an object of a kind nobody knows, or in another namespace.
    private bool IsTakenAway(Finding cause, Finding finding) => finding.Misses.Count > 0 && (cause.Rule == NamespaceDiffersRule || IsAskedFor(cause, finding)
        || (cause.Rule == KustomizeRules.UnreferencedFile && Kinds(cause.Blame.Place.File).Any(kind => finding.Misses.Any(missed => missed.Split(' ')[0] == kind)))
        || ((LosesObjects.Contains(cause.Rule) || cause.Rule == RemovedApiRule) && cause.Objects.Any(lost => finding.Misses.Any(missed => missed.EndsWith(" " + lost.Name, StringComparison.Ordinal)))));

    // One name that is missing is one mistake, whoever else asks for it; the same in another cluster is the same finding.
    private static bool IsAskedFor(Finding cause, Finding finding) => cause.Misses.Intersect(finding.Misses, StringComparer.Ordinal).Any()
        && (cause.Rule, cause.Blame.Place, cause.Message) != (finding.Rule, finding.Blame.Place, finding.Message);

    // Where a placeholder stands, what the object says beside it is not known yet.
    private static bool IsOfUnfilled(Finding cause, Finding finding) => cause.Rule == KustomizeRules.SurvivingPlaceholder && finding.Rule.Layer == Layers.References
        && cause.Objects.Any(one => finding.Involves.Contains($"{one.Kind} {one.Name}", StringComparer.Ordinal));

    // A kustomization that is wrong itself brings what it brings by chance.
    private static bool IsOfWrongTree(Finding cause, Finding finding) => finding.Rule.Layer == Layers.References && cause.Severity == Severity.Error
        && cause.Blame.Place.File == finding.Blame.Place.File && KustomizationFile.IsKustomization(cause.Blame.Place.File) && cause.Rule.Layer is Layers.Facts or Layers.Kustomize or Layers.Schemas;

    // What its schema refuses, or what is under a name that nobody knows, is mended first; then it may name what is there.
    private static bool IsOfWrongObject(Finding cause, Finding finding) => cause.Rule.Layer == Layers.Schemas && finding.Rule.Layer == Layers.References && cause.Severity == Severity.Error
        && cause.Objects.Any(wrong => finding.Involves.Contains($"{wrong.Kind} {wrong.Name}", StringComparer.Ordinal) || finding.Objects.Any(other => wrong with { Field = null } == other with { Field = null }
            && (cause.Rule == ObjectRules.UnknownField || (other.Field ?? "").StartsWith(wrong.Field ?? "", StringComparison.Ordinal))));

    // What is wrong with an object, or with the namespace that it is in, is why it is delivered wrong.
    private static bool IsOfWrongDelivery(Finding cause, Finding finding) => finding.Rule.Layer == Layers.ArgoCd && cause.Severity == Severity.Error
        && (cause.Rule == NamespaceDiffersRule || cause.Objects.Any(wrong => finding.Involves.Contains($"{wrong.Kind} {wrong.Name}", StringComparer.Ordinal))
            || (cause.Rule.Layer == Layers.Schemas && AreOfOneObject(cause, finding)));

    // A patch that is not taken in, and that names the kind that a project does not let in, would let it in.
    private bool IsOfLostLeave(Finding cause, Finding finding) => finding.Rule == Forbids && cause.Rule == KustomizeRules.UnreferencedFile
        && fleet.Workspace.Yaml(cause.Blame.Place.File).Documents.SelectMany(FieldPaths.Scalars)
            .Any(scalar => finding.Involves.Any(refused => refused.StartsWith(scalar.Node.Text + " ", StringComparison.Ordinal)));

    // An Application that is not taken in lacks what the component would give it that all Applications take in.
    private static bool IsOfIdleApplication(Finding cause, Finding finding) => cause.Rule == SourcePath && finding.Rule == ObjectRules.MissingField
        && finding.Objects.All(idle => idle.Cluster is null && cause.Misses.Contains($"{idle.Kind} {idle.Name}", StringComparer.Ordinal));

    // Who does not run, or mounts nothing, uses no right of its account.
    private static bool IsRightOfNobody(Finding cause, Finding finding) => AccessRules.Contains(finding.Rule)
        && (cause.Rule == RemovedApiRule || cause.Misses.Any(missed => missed.Split(' ')[0] is "CSIDriver" or "SecretProviderClass" or "ServiceAccount" or "PersistentVolumeClaim"));

    // The firewall follows the ports that the manifests name, and the config cluster the class of the Gateway.
    private static bool IsOfWrongPort(Finding cause, Finding finding) => (finding.Rule == Firewall && PortRules.Contains(cause.Rule))
        || (finding.Rule == Outside && cause.Objects is [{ Field: "spec.gatewayClassName" }, ..]);

    private IEnumerable<string> Kinds(string file) =>
        fleet.Workspace.Yaml(file).Documents.SelectMany(ManifestObject.Split).Select(ManifestObject.From).OfType<ManifestObject>().Select(manifest => manifest.Id.Kind);

    // A patch that selects nothing leaves its fields missing in every object it was for.
    private bool IsWhatAPatchWouldAdd(Finding cause, Finding finding) =>
        cause.Rule == KustomizeRules.PatchSelectsNothing && finding.Rule == ObjectRules.MissingField && finding.Objects is [{ Field: { } field }, ..]
        && fleet.RenderedTrees.SelectMany(tree => tree.Targets).Any(target =>
            target.Slip?.Node.Place == cause.Blame.Place && (FieldPathExpression.Parse(field).Find(target.Patch).Any() || Adds(target.Patch, field)));

    private static bool Adds(Node patch, string field) => (patch as SequenceNode)?.Items.OfType<MappingNode>()
        .Any(operation => operation.Text("path")?.TrimStart('/').Replace('/', '.') is { } path && (path == field || field.StartsWith(path + ".", StringComparison.Ordinal))) == true;

    // A target that selects nothing leaves its placeholders in every object that it was for.
    private bool IsWhatAReplacementWouldFill(Finding cause, Finding finding) =>
        cause.Rule == KustomizeRules.ReplacementSelectsNothing && finding.Objects is [{ Field: { } field } shown, ..]
        && Holders(shown).Any(root => fleet.RenderedTrees.SelectMany(tree => tree.Replacements)
            .Where(target => target.Slip?.Node.Place == cause.Blame.Place)
            .SelectMany(target => target.Target.List("fieldPaths").OfType<ScalarNode>())
            .SelectMany(path => FieldPathExpression.Parse(path.Text).Find(root))
            .Any(path => FieldPaths.Print(root, path) == field && FieldPaths.Find(root, [.. path]) is ScalarNode scalar && Placeholders.IsIn(scalar.Text)));

    private IEnumerable<MappingNode> Holders(ObjectRef shown) => fleet.Objects
        .Where(candidate => candidate.Unit?.Cluster == shown.Cluster && candidate.Manifest.Id.Kind == shown.Kind && candidate.Manifest.Name == shown.Name)
        .Select(candidate => candidate.Manifest.Root);

    // The nearest earlier finding in the unit's files: at the same place, else in the same file, else anywhere in it.
    private int CauseOfFailure(Finding failure, List<Finding> causes)
    {
        var own = files.GetValueOrDefault(failure.Objects[0].Name) ?? [];
        bool IsCause(Finding cause) => cause.Severity == Severity.Error && own.Contains(cause.Blame.Place.File)
            && (cause.Rule.Layer is Layers.Facts or Layers.Kustomize or Layers.Schemas || cause.Rule == LostAddress);
        var samePlace = causes.FindIndex(cause => IsCause(cause) && cause.Blame.Place == failure.Blame.Place);
        var sameFile = samePlace >= 0 ? samePlace : causes.FindIndex(cause => IsCause(cause) && cause.Blame.Place.File == failure.Blame.Place.File);
        return sameFile >= 0 ? sameFile : causes.FindIndex(IsCause);
    }

    // A kustomization that cannot be read, or that names a path wrong, is why a file is not taken in.
    private static bool LosesFile(Finding cause, string file)
    {
        var place = cause.Blame.Place.File;
        if (!KustomizationFile.IsKustomization(place) || cause.Severity != Severity.Error || cause.Rule.Layer is not (Layers.Facts or Layers.Kustomize or Layers.Schemas))
        {
            return false;
        }

        var folder = place[..(place.LastIndexOf('/') + 1)];
        return cause.Rule != KustomizeRules.MissingPath
            || file.StartsWith(folder, StringComparison.Ordinal)
            || NearestName.Find(cause.Message.Split(' ')[0], [file, file[..file.LastIndexOf('/')]]) is not null;
    }

    // The line that the Gateway's kustomization lacks is why nothing takes the region's address in.
    private static bool LosesAddress(Finding cause, string file) =>
        cause.Rule == LostAddress && file.StartsWith($"{ClusterFinder.Folder}/", StringComparison.Ordinal)
        && cause.Message.TrimEnd('.').EndsWith(" " + file.Split('/')[1], StringComparison.Ordinal);

    // At one place a later layer says the same again; so do other fields that one fact feeds, and all that is said of an
    // object whose kind is not known.
    private static bool IsSameMistake(Finding cause, Finding finding)
    {
        if ((cause.Rule == RemovedApiRule || cause.Rule == ToolRules.UnknownKind) && finding.Objects.Count > 0 && cause.Objects.Count > 0 && finding.Rule != cause.Rule)
        {
            return finding.Objects[0] with { Field = null } == cause.Objects[0] with { Field = null };
        }

        var samePlace = cause.Blame.Place == finding.Blame.Place && cause.Blame.Exact && finding.Blame.Exact;
        var isLater = cause.Rule.Layer != finding.Rule.Layer || finding.Rule.Layer is Layers.Parity or Layers.ArgoCd;
        var isRepeated = cause.Rule == finding.Rule && cause.Message != finding.Message
            && (finding.Rule != ObjectRules.MissingField || WithoutIndices(cause.Message) == WithoutIndices(finding.Message));
        var isFact = finding.Blame.Chain.Any(link => link.Role == ChainRole.Fact) && finding.Objects.Count > 0 && cause.Message != finding.Message;
        return (samePlace && (isLater || isRepeated || isFact)) || IsHalfWritten(cause, finding) || IsSeenFromElsewhere(cause, finding) || IsOfTheNamespace(cause, finding);
    }

    // Where a mapping lacks a field that it must have, what its other fields refer to is not known yet.
    private static bool IsHalfWritten(Finding cause, Finding finding) =>
        cause.Rule == ObjectRules.MissingField && finding.Rule.Layer == Layers.References
        && cause.Objects is [{ Field: { } missing } holder, ..] && finding.Objects is [{ Field: { } field } asker, ..]
        && holder with { Field = null } == asker with { Field = null } && HolderOf(missing) is { Length: > 0 } parent && parent == HolderOf(field);

    private static string HolderOf(string field) => field[..Math.Max(0, field.LastIndexOf('.'))];

    // That an object is wrong, or a file unreadable, in one region explains that the regions differ.
    private static bool IsSeenFromElsewhere(Finding cause, Finding finding) =>
        finding.Rule.Layer == Layers.Parity && finding.Severity == Severity.Error && cause.Severity == Severity.Error && cause.Rule.Layer != Layers.Parity
        && (AreOfOneObject(cause, finding) || finding.Objects.Any(one => cause.Involves.Contains($"{one.Kind} {one.Name}", StringComparer.Ordinal)) || ((cause.Objects.Count == 0 || KustomizationFile.IsKustomization(cause.Blame.Place.File)) && cause.Rule.Layer is Layers.Facts or Layers.Kustomize or Layers.Schemas));

    // What runs in one namespace and is granted in another, after the two names of the namespace.
    private static bool IsOfTheNamespace(Finding cause, Finding finding) =>
        cause.Rule == NamespaceDiffersRule && finding.Rule.Layer is Layers.Seams or Layers.References && KustomizationFile.IsKustomization(finding.Blame.Place.File);

    // One line of a patch may reach several items of a list.
    private static string WithoutIndices(string message) => Regex.Replace(message, @"\[\d+\]", "[]", RegexOptions.None, TimeSpan.FromSeconds(1));

    private static Finding Attach(Finding cause, Finding finding) => cause with
    {
        Related = [.. cause.Related, RelatedPlace.Of(finding), .. finding.Related],
        Objects = cause.Objects.Count > 0 ? cause.Objects : RenderFailure.Is(finding) ? [] : finding.Objects,
    };
}
