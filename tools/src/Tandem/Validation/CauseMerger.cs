using System.Text.RegularExpressions;
using Tandem.Facts;
using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Kustomize;
using Tandem.Rules;
using Tandem.Schemas;

namespace Tandem.Validation;

/// <summary>Makes one mistake one finding: what a later layer reports because of an earlier finding is attached to that.</summary>
/// <param name="fleet">The fleet that the findings are about.</param>
internal sealed class CauseMerger(FleetModel fleet)
{
    private static readonly List<string> LayerOrder = [.. Layers.All];
    private const string UnreferencedFile = "TND0204";
    private const string PatchSelectsNothing = "TND0205";
    private const string RegionWithoutAddress = "TND0511";
    private const string UndeclaredProvider = "TND0405";
    private static readonly string[] JoinsByFacts = [RegionWithoutAddress, "TND0514"];

    private static readonly HashSet<RuleInfo> LosesObjects =
    [
        ObjectRules.MalformedYaml, ObjectRules.NotAnObject, ObjectRules.BeyondLimits, ToolRules.UnreadableInput, ToolRules.UnknownKind, KustomizeRules.MissingPath,
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
            if (cause < 0)
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

    // Layers in their order; within one, what explains others comes before what only follows.
    private static int Order(Finding finding)
    {
        // What is wrong with a fact, or loses an object, comes before whoever misses it.
        var isFact = FactsFiles.Is(finding.Blame.Place.File);
        var misses = finding.Rule == KustomizeRules.Unrenderable || finding.Rule.Id == PatchSelectsNothing || finding.Rule == TerraformRules.Invalid ? 1 : 0;
        var layer = isFact ? (finding.Rule.Layer == Layers.Facts ? -2 : -1) : (LayerOrder.IndexOf(finding.Rule.Layer) * 2) + misses;
        return RenderFailure.Is(finding) ? int.MaxValue
            : finding.Rule.Id == UnreferencedFile ? int.MaxValue - 1
            : finding.Rule == TerraformRules.Unformatted ? int.MaxValue - 2
            : finding.Rule == ToolRules.UnknownKind ? -3
            : layer;
    }

    private int CauseOf(Finding finding, List<Finding> causes)
    {
        if (RenderFailure.Is(finding))
        {
            return CauseOfFailure(finding, causes);
        }

        if (finding.Rule.Id == UnreferencedFile)
        {
            return causes.FindIndex(cause => LosesFile(cause, finding.Blame.Place.File) || LosesAddress(cause, finding.Blame.Place.File));
        }

        // Whoever mends a line formats it.
        if (finding.Rule == TerraformRules.Unformatted)
        {
            return causes.FindIndex(cause => cause.Severity == Severity.Error && cause.Blame.Place.File == finding.Blame.Place.File);
        }

        // The project that a resource lacks is the one its provider was to give.
        if (finding.Rule == TerraformRules.Invalid && finding.Message.StartsWith("project: ", StringComparison.Ordinal) && causes.FindIndex(cause => cause.Rule.Id == UndeclaredProvider) is var provider and >= 0)
        {
            return provider;
        }

        // Terraform evaluates facts that are wrong already, and so does whoever joins layers by them.
        if ((finding.Rule == TerraformRules.Invalid || finding.Rule.Layer == Layers.Seams || JoinsByFacts.Contains(finding.Rule.Id)) && causes.FindIndex(cause => cause.Rule.Layer == Layers.Facts && cause.Severity == Severity.Error) is var fact and >= 0)
        {
            return fact;
        }

        return causes.FindIndex(cause => IsSameMistake(cause, finding) || IsLost(cause, finding) || IsWhatAPatchWouldAdd(cause, finding));
    }

    // Where a file of a tree could not be read, what the tree does not hold is no mistake of whoever asks for it.
    private bool IsLost(Finding cause, Finding finding) =>
        (finding.Rule == KustomizeRules.Unrenderable || finding.Rule.Id == PatchSelectsNothing) && (LosesObjects.Contains(cause.Rule) || FactsFiles.Is(cause.Blame.Place.File))
        && files.Values.Any(tree => tree.Contains(finding.Blame.Place.File)
            && (tree.Contains(cause.Blame.Place.File) || KustomizationFile.IsKustomization(cause.Blame.Place.File)));

    // A patch that selects nothing leaves its fields missing in every object it was for.
    private bool IsWhatAPatchWouldAdd(Finding cause, Finding finding) =>
        cause.Rule.Id == PatchSelectsNothing && finding.Rule == ObjectRules.MissingField && finding.Objects is [{ Field: { } field }, ..]
        && fleet.RenderedTrees.SelectMany(tree => tree.Targets).Any(target =>
            target.Wrong.Place == cause.Blame.Place && FieldPathExpression.Parse(field).Find(target.Patch).Any());

    // The nearest earlier finding in the unit's files: at the same place, else in the same file, else anywhere in it.
    private int CauseOfFailure(Finding failure, List<Finding> causes)
    {
        var own = files.GetValueOrDefault(failure.Objects[0].Name) ?? [];
        bool IsCause(Finding cause) => cause.Severity == Severity.Error && own.Contains(cause.Blame.Place.File)
            && cause.Rule.Layer is Layers.Facts or Layers.Kustomize or Layers.Schemas;
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
        cause.Rule.Id == RegionWithoutAddress && file.StartsWith($"{ClusterFinder.Folder}/", StringComparison.Ordinal)
        && cause.Message.TrimEnd('.').EndsWith(" " + file.Split('/')[1], StringComparison.Ordinal);

    // At one place a later layer says the same again; so do other fields that one fact feeds, and all that is said of an
    // object whose kind is not known.
    private static bool IsSameMistake(Finding cause, Finding finding)
    {
        if (cause.Rule == ToolRules.UnknownKind && finding.Objects.Count > 0 && cause.Objects.Count > 0 && finding.Rule != ToolRules.UnknownKind)
        {
            return finding.Objects[0] with { Field = null } == cause.Objects[0] with { Field = null };
        }

        var samePlace = cause.Blame.Place == finding.Blame.Place && cause.Blame.Exact && finding.Blame.Exact;
        var isLater = cause.Rule.Layer != finding.Rule.Layer;
        var isRepeated = cause.Rule == finding.Rule && cause.Message != finding.Message
            && (finding.Rule != ObjectRules.MissingField || WithoutIndices(cause.Message) == WithoutIndices(finding.Message));
        var isFact = finding.Blame.Chain.Any(link => link.Role == ChainRole.Fact) && finding.Objects.Count > 0 && cause.Message != finding.Message;
        return samePlace && (isLater || isRepeated || isFact);
    }

    // One line of a patch may reach several items of a list.
    private static string WithoutIndices(string message) => Regex.Replace(message, @"\[\d+\]", "[]", RegexOptions.None, TimeSpan.FromSeconds(1));

    private static Finding Attach(Finding cause, Finding finding) => cause with
    {
        Related = [.. cause.Related, $"{finding.Blame.Place} {finding.Rule.Id}: {finding.Message}", .. finding.Related],
        Objects = cause.Objects.Count > 0 ? cause.Objects : RenderFailure.Is(finding) ? [] : finding.Objects,
    };
}
