using Tandem.Manifests;

namespace Tandem.Kustomize;

/// <summary>
/// Which units one kustomize process may render together without a byte of difference. Starting kustomize takes longer
/// than most units do.
/// </summary>
internal static class RenderBatch
{
    // The order, the build metadata and the OpenAPI document of a root count only where that root is the outermost.
    private static readonly string[] Outermost = ["sortOptions", "buildMetadata", "openapi"];
    private static readonly string[] Renaming = ["namePrefix", "nameSuffix", "vars"];

    /// <summary>The units that go together: all, or all but the guests; none where those do not either.</summary>
    public static IReadOnlyList<KustomizationTree> Safe(IReadOnlyList<KustomizationTree> trees, IReadOnlySet<KustomizationTree> guests)
    {
        if (IsSafe(trees))
        {
            return trees;
        }

        List<KustomizationTree> without = [.. trees.Where(tree => !guests.Contains(tree))];
        return without.Count < trees.Count && IsSafe(without) ? without : [];
    }

    // Whether nothing in one of the units can reach into another.
    private static bool IsSafe(IReadOnlyList<KustomizationTree> trees) =>
        trees.Count > 1 && trees.All(StandsAlone) && trees.All(tree => !ReachesInto(tree, trees));

    private static bool StandsAlone(KustomizationTree tree) =>
        !tree.IsOpaque && tree.Findings.Count == 0 && tree.Kustomizations.Count > 0
        && !Outermost.Any(field => tree.Kustomizations[0].Root[field] is not null)
        && !tree.Kustomizations.Any(kustomization => Renaming.Any(field => kustomization.Root[field] is not null));

    // kustomize corrects references to what it renames (a hashed name, an account that gets a namespace) wherever it finds one.
    private static bool ReachesInto(KustomizationTree tree, IReadOnlyList<KustomizationTree> trees)
    {
        var hashed = tree.Objects.Where(made => made.HasHashedName).Select(made => made.Name).ToHashSet(StringComparer.Ordinal);
        var accounts = tree.Objects.Where(made => made.Id.Kind == "ServiceAccount").Select(made => made.Name).ToHashSet(StringComparer.Ordinal);
        return trees.Where(other => other != tree).SelectMany(other => other.Objects).Any(candidate =>
            Mentions(candidate.State.Root, hashed) || (candidate.State.Root["subjects"] is { } subjects && Mentions(subjects, accounts)));
    }

    private static bool Mentions(Node node, HashSet<string> names) => names.Count > 0 && node switch
    {
        ScalarNode scalar => names.Contains(scalar.Text),
        MappingNode mapping => mapping.Entries.Any(entry => Mentions(entry.Value, names)),
        SequenceNode list => list.Items.Any(item => Mentions(item, names)),
        _ => false,
    };
}
