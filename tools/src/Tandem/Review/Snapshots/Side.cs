using Tandem.Facts;
using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Kustomize;
using Tandem.Manifests;
using Tandem.Schemas;
using Tandem.Settings;

namespace Tandem.Review.Snapshots;

/// <summary>One side of a review: the files of a commit, or those of the working tree.</summary>
internal sealed class Side
{
    private readonly Dictionary<string, KustomizationTree> trees = new(StringComparer.Ordinal);
    private readonly TandemSettings settings;

    private Side(string label, Workspace workspace, TandemSettings settings, IReadOnlyList<Finding> failures)
    {
        (Label, Workspace, this.settings, Failures) = (label, workspace, settings, failures);
        Clusters = ClusterFinder.Find(workspace);
        Facts = FactsModel.Of(workspace, Clusters);
    }

    /// <summary>How reports name it.</summary>
    public string Label { get; }

    public Workspace Workspace { get; }

    /// <summary>Whether its folder goes when the review is over.</summary>
    public required bool IsTemporary { get; init; }

    public IReadOnlyList<Cluster> Clusters { get; }

    public FactsModel Facts { get; }

    /// <summary>What kept the side from being read whole.</summary>
    public IReadOnlyList<Finding> Failures { get; }

    /// <summary>Reads a side. Settings that cannot be used are a failure of that side: what they exempt is then not exempt.</summary>
    public static Side Of(string label, string root, bool isTemporary = false)
    {
        var workspace = new Workspace(root);
        try
        {
            var read = workspace.HasFile(SettingsReader.FileName) ? SettingsReader.Read(workspace, new SchemaStore(), SettingsReader.FileName) : new TandemSettings();
            return new Side(label, workspace, read, []) { IsTemporary = isTemporary };
        }
        catch (SettingsException e)
        {
            return new Side(label, workspace, new TandemSettings(), [Finding.At(Rules.ToolRules.UnreadableInput, e.Place, e.Message, e.Hint)]) { IsTemporary = isTemporary };
        }
    }

    /// <summary>The units to compare: those of the clusters named, without what the settings say cannot be rendered.</summary>
    public IEnumerable<Unit> Units(IReadOnlyCollection<string> clusters) => Clusters
        .Where(cluster => clusters.Count == 0 || clusters.Contains(cluster.Name))
        .SelectMany(cluster => cluster.Units)
        .Where(unit => !settings.Unrenderable.Any(exemption => exemption.Covers(unit.Folder)));

    /// <summary>What a unit's rendering depends on, as one text; null where something else may count too.</summary>
    public string? Digest(Unit unit)
    {
        var tree = Tree(unit);
        return tree.Remotes.Count > 0 ? null : string.Join('\0', tree.Files.Select(file => $"{file}\0{FileDigest.Of(Workspace, file)}"));
    }

    /// <summary>Whether a kustomization names a path that is not there.</summary>
    public bool LacksAPath() => Clusters.SelectMany(cluster => cluster.Units)
        .Any(unit => Tree(unit).Findings.Any(finding => finding.Rule == Rules.KustomizeRules.MissingPath));

    private KustomizationTree Tree(Unit unit)
    {
        if (!trees.TryGetValue(unit.Folder, out var tree))
        {
            tree = trees[unit.Folder] = TreeWalker.Walk(Workspace, unit.Folder);
        }

        return tree;
    }
}
