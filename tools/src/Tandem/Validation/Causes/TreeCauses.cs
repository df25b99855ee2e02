using Tandem.Facts;
using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Kustomize;
using Tandem.Manifests;
using Tandem.Rules;
using Tandem.Rules.Gateway;
using Tandem.Rules.Kustomize;
using Tandem.Rules.Parity;
using Tandem.Rules.References;
using Tandem.Schemas;

namespace Tandem.Validation.Causes;

/// <summary>What follows from a kustomization that is wrong, or from a file that its tree has lost.</summary>
/// <param name="fleet">The fleet that the findings are about.</param>
internal sealed class TreeCauses(FleetModel fleet)
{
    private static readonly RuleInfo Deprecated = new DeprecatedField().Info;
    private static readonly RuleInfo Unpinned = new UnpinnedRemote().Info;
    private static readonly RuleInfo Removed = new RemovedApi().Info;

    private static readonly HashSet<RuleInfo> Lost =
    [
        ObjectRules.MalformedYaml, ObjectRules.NotAnObject, ObjectRules.BeyondLimits, ToolRules.UnreadableInput, ToolRules.UnknownKind, KustomizeRules.MissingPath,
    ];

    /// <summary>The rule over regions whose address no Gateway takes in.</summary>
    public static RuleInfo LostAddress { get; } = new RegionWithoutAddress().Info;

    /// <summary>The rule over what a region takes in of another.</summary>
    public static RuleInfo Stray { get; } = new WrongRegionFact().Info;

    /// <summary>Whether what a rule finds keeps objects out of the tree.</summary>
    public static bool LosesObjects(RuleInfo rule) => Lost.Contains(rule);

    /// <summary>Whether a kustomization is wrong in itself: what it brings, it brings by chance.</summary>
    public static bool IsWrong(Finding cause) =>
        cause.Severity == Severity.Error && cause.Rule.Layer is Layers.Facts or Layers.Kustomize or Layers.Schemas && KustomizationFile.IsKustomization(cause.Blame.Place.File);

    /// <summary>What the objects of a kustomization that is wrong refer to.</summary>
    public static bool Explain(Finding cause, Finding finding) => finding.Rule.Layer == Layers.References && IsWrong(cause) && cause.Blame.Place.File == finding.Blame.Place.File;

    /// <summary>A root that is wrong in itself renders what no other region has and no Application expects.</summary>
    public static bool IsOfRoot(Finding cause, Finding finding) => finding.Rule.Layer is Layers.Parity or Layers.ArgoCd
        && IsWrong(cause) && cause.Rule.Layer != Layers.Kustomize && cause.Blame.Place.File.StartsWith($"{ClusterFinder.Folder}/", StringComparison.Ordinal);

    /// <summary>What a line is joined to comes after what is wrong with its file.</summary>
    public static bool IsOfFile(Finding cause, Finding finding) => finding.Rule.Layer == Layers.Seams
        && cause.Severity == Severity.Error && cause.Blame.Place.File == finding.Blame.Place.File && cause.Rule.Layer is Layers.Kustomize or Layers.Schemas;

    /// <summary>Two addresses of one region cannot stand together.</summary>
    public static bool IsOfTwoAddresses(Finding cause, Finding finding) => finding.Rule == KustomizeRules.Unrenderable && cause.Rule == LostAddress;

    /// <summary>What a line that stands twice does again is nothing; the address that it took the place of is missing.</summary>
    public static bool IsListedTwice(Finding cause, Finding finding) =>
        (finding.Rule == KustomizeRules.ListedTwice && cause.Rule == LostAddress && cause.Blame.Place.File == finding.Blame.Place.File)
        || ((finding.Rule == KustomizeRules.ListedTwice || finding.Rule == KustomizeRules.ChangesNothing || finding.Rule == Unpinned)
            && cause.Blame.Place == finding.Blame.Place && (cause.Rule == KustomizeRules.ListedTwice || cause.Rule == ToolRules.RemoteSource));

    /// <summary>One thing that is said of several entries.</summary>
    public static bool IsSaidAgain(Finding cause, Finding finding) => cause.Rule == KustomizeRules.Unrenderable && finding.Rule == KustomizeRules.Unrenderable
        && cause.Message == finding.Message && cause.Blame.Place != finding.Blame.Place && !RenderFailure.Is(finding);

    /// <summary>A kustomization whose kind contradicts its apiVersion and the list that it stands in is of the wrong kind.</summary>
    public static bool IsOfKind(Finding kind, Finding version) => kind.Rule == KustomizeRules.Unrenderable && version.Rule == ObjectRules.ValueNotAllowed && IsWrong(version)
        && kind.Blame.Place.File == version.Blame.Place.File && version.Message.StartsWith("apiVersion ", StringComparison.Ordinal);

    /// <summary>What stands under a field that kustomize drops is written anew when that is mended.</summary>
    public bool IsDropped(Finding cause, Finding finding) => finding.Rule.Layer == Layers.Parity && cause.Rule == Deprecated && IsUnder(cause.Blame.Place, finding.Blame.Place);

    /// <summary>What is missing stands in a file that nothing takes in, or in an object of a kind nobody knows.</summary>
    public bool TakesAway(Finding cause, Finding finding) => finding.Misses.Count > 0
        && ((cause.Rule == KustomizeRules.UnreferencedFile && fleet.KindsIn(cause.Blame.Place.File).Any(kind => finding.Misses.Any(missed => missed.Split(' ')[0] == kind)))
            || (IsLost(cause) && NamesOf(cause).Any(lost => finding.Misses.Any(missed => missed.EndsWith(" " + lost, StringComparison.Ordinal)))));

    // Of a kind that nobody knows, or gone with its API.
    private static bool IsLost(Finding cause) => LosesObjects(cause.Rule) || cause.Rule == Removed || (cause.Rule.Layer == Layers.Schemas && cause.Objects is [{ Field: "kind" or "apiVersion" }, ..]);

    // What is no object has a name nevertheless.
    private IEnumerable<string> NamesOf(Finding cause) => cause.Objects.Count > 0 ? cause.Objects.Select(lost => lost.Name)
        : fleet.Workspace.Yaml(cause.Blame.Place.File).Documents.OfType<MappingNode>().Select(document => document.Mapping("metadata")?.Text("name")).OfType<string>();

    /// <summary>A kustomization that cannot be read, or that names a path wrong, is why a file is not taken in; so is a region's address that is not listed.</summary>
    public static bool LosesFile(Finding cause, string file)
    {
        if (cause.Rule == LostAddress)
        {
            return file.StartsWith($"{ClusterFinder.Folder}/", StringComparison.Ordinal) && cause.Message.TrimEnd('.').EndsWith(" " + file.Split('/')[1], StringComparison.Ordinal);
        }

        var place = cause.Blame.Place.File;
        if (cause.Rule == Stray && KustomizationFile.IsKustomization(place))
        {
            return Path.GetDirectoryName(place) == Path.GetDirectoryName(file);
        }

        return IsWrong(cause) && (cause.Rule != KustomizeRules.MissingPath || file.StartsWith(place[..(place.LastIndexOf('/') + 1)], StringComparison.Ordinal)
            || NearestName.Find(cause.Message.Split(' ')[0], [file, file[..file.LastIndexOf('/')]]) is not null);
    }

    // Whether a place stands under a key of a file's root.
    private bool IsUnder(Place key, Place place) => key.File == place.File && key < place
        && fleet.Workspace.Yaml(key.File).Documents.OfType<MappingNode>().SelectMany(root => root.Entries).All(entry => entry.Key.Place <= key || entry.Key.Place > place);
}
