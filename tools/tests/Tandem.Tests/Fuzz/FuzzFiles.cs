using Tandem.Facts;
using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Kustomize;
using Tandem.Manifests;
using Tandem.Rules;
using Tandem.Schemas;
using Tandem.Settings;
using Tandem.Validation;

namespace Tandem.Tests.Fuzz;

/// <summary>
/// The real tree in memory, one file of it mutated at a time. A case reads that file and does with it what a run does: the
/// settings are read, a kustomization or a facts file is walked with a unit that takes it in, an object is checked.
/// </summary>
internal sealed class FuzzFiles
{
    private const string Settings = SettingsReader.FileName;
    private readonly Workspace workspace;
    private readonly SchemaStore schemas = new();
    private readonly ObjectChecker checker;
    private readonly KustomizationChecker kustomizations;
    private readonly IReadOnlyList<Cluster> clusters;
    private readonly Dictionary<string, string> texts;
    private readonly ILookup<string, string> users;
    private readonly IReadOnlyList<KustomizationTree> whole;

    public FuzzFiles(string root)
    {
        workspace = new Workspace(root);
        checker = new ObjectChecker(schemas, Severity.Error);
        kustomizations = new KustomizationChecker(schemas);
        clusters = ClusterFinder.Find(workspace);
        whole = [.. clusters.SelectMany(cluster => cluster.Units).Select(unit => TreeWalker.Walk(workspace, unit.Folder))];
        // The smallest unit that takes a file in will do.
        users = whole.OrderBy(tree => tree.Objects.Count).SelectMany(tree => tree.Files.Select(file => (file, tree.Folder))).ToLookup(pair => pair.file, pair => pair.Folder, StringComparer.Ordinal);
        texts = workspace.FilesUnder(".").Where(file => file.EndsWith(".yaml", StringComparison.Ordinal))
            .ToDictionary(file => file, file => File.ReadAllText(workspace.Absolute(file)), StringComparer.Ordinal);
        Names = [.. texts.Keys.Order(StringComparer.Ordinal)];
    }

    public string[] Names { get; }

    /// <summary>Mutates one file, checks it, and puts it back. What is returned is how much was found.</summary>
    public int Answer(string name, Mutation mutation)
    {
        var original = workspace.Yaml(name);
        workspace.Add(new SourceText(name, mutation.Apply(texts[name])));
        try
        {
            // What rules say of a tree takes longest: a quarter of the cases asks them.
            return name == Settings ? ReadSettings() : Check(name, asksOfTrees: mutation.Length % 4 == 0);
        }
        finally
        {
            workspace.Add(original);
        }
    }

    private int ReadSettings()
    {
        try
        {
            return SettingsReader.Read(workspace, schemas, Settings).Suppress.Count;
        }
        catch (SettingsException)
        {
            return 1;
        }
    }

    private int Check(string name, bool asksOfTrees)
    {
        var file = workspace.Yaml(name);
        var objects = file.Documents.SelectMany(ManifestObject.Split).Select(ManifestObject.From).OfType<ManifestObject>()
            .Select(manifest => new FleetObject(null, manifest, null))
            .ToList();
        // Who takes a plain object in sees no more of it than who checks it.
        var walks = objects.Count == 0 || KustomizationFile.IsKustomization(name) || FactsFiles.Is(name) || name.Contains("patch", StringComparison.Ordinal);
        KustomizationTree[] trees = walks && users[name].FirstOrDefault() is { } unit ? [TreeWalker.Walk(workspace, unit)] : [];
        var fleet = new FleetModel(false, workspace, new TandemSettings(), [], [.. whole.ExceptBy(trees.Select(tree => tree.Folder), tree => tree.Folder), .. trees], [], objects);
        return file.Findings.Count + objects.Sum(candidate => checker.Check(candidate).Count())
            + RuleCatalog.Checks.Where(rule => rule.Info.Layer == Layers.Kustomize ? asksOfTrees && trees.Length > 0 : objects.Count > 0).Sum(rule => rule.Check(fleet).Count())
            + trees.Sum(tree => tree.Findings.Count + tree.Kustomizations.Take(1).Sum(root => kustomizations.Check(root).Count()))
            + (FactsFiles.Is(name) ? new FactsChecker(workspace, schemas).Check(clusters).Count() : 0);
    }
}
