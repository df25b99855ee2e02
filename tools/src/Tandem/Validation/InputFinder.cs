using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Kustomize;
using Tandem.Manifests;
using Tandem.Rules;
using Tandem.Settings;

namespace Tandem.Validation;

/// <summary>Finds what a run is to read: the repository's clusters, or the files and folders that were named.</summary>
internal static class InputFinder
{
    private static readonly string[] Extensions = [".yaml", ".yml", ".json"];

    /// <summary>Finds it.</summary>
    /// <exception cref="SettingsException">The request names a cluster or a path that does not exist.</exception>
    public static Inputs Find(ValidationRequest request, Workspace workspace, TandemSettings settings) =>
        request.IsRepository ? OfRepository(request, workspace, settings) : OfPaths(request, workspace);

    private static Inputs OfRepository(ValidationRequest request, Workspace workspace, TandemSettings settings)
    {
        var clusters = ClusterFinder.Find(workspace);
        var chosen = ClusterFinder.Choose(clusters, request.Clusters);
        var findings = clusters.Count > 0 ? chosen.Where(cluster => cluster.Units.Count == 0).Select(Hollow) : [NoCluster(request)];
        var own = OwnUnits.Find(workspace, file => settings.Unchecked.Any(exemption => exemption.Covers(file)));
        return new Inputs(clusters, [.. chosen.SelectMany(cluster => cluster.Units), .. own], [.. clusters.SelectMany(cluster => cluster.Units), .. own], ["base"], [], new HashSet<string>(), [], [.. findings]);
    }

    private static Inputs OfPaths(ValidationRequest request, Workspace workspace)
    {
        var files = new List<string>();
        var folders = new List<string>();
        foreach (var path in request.Paths)
        {
            var relative = workspace.Resolve(".", path);
            (Directory.Exists(path) ? folders : File.Exists(path) ? files : throw Missing(relative)).Add(relative);
        }

        if (request.StandardInput is { } text)
        {
            workspace.Add(new SourceText("<stdin>", text));
            files.Add("<stdin>");
        }

        var found = folders.SelectMany(workspace.FilesUnder).Where(IsVisible).Distinct(StringComparer.Ordinal).ToList();
        var charts = found.Where(file => Path.GetFileName(file) == "Chart.yaml").Select(file => file[..^"Chart.yaml".Length]).ToList();
        found.RemoveAll(file => charts.Exists(chart => file.StartsWith(chart, StringComparison.Ordinal)));
        files.AddRange(found.Where(file => Extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase) && !KustomizationFile.IsKustomization(file)));
        List<Unit> units = [.. KustomizationRoots.Find(workspace, found).Select(folder => new Unit(null, folder, folder))];
        IEnumerable<Finding> findings = files.Count + units.Count + charts.Count > 0 ? [] :
            [Finding.At(ToolRules.NothingToCheck, new Place(request.Subject, 1, 1), "There is no YAML or JSON file and no kustomization here.")];
        return new Inputs([], units, units, folders, files, found.ToHashSet(StringComparer.Ordinal), charts, [.. findings]);
    }

    private static bool IsVisible(string path) => !path.Split('/').Any(step => step.Length > 1 && step[0] == '.' && step != "..");

    private static SettingsException Missing(string path) => new(new Place(path, 1, 1), "There is no such file or folder.");

    private static Finding NoCluster(ValidationRequest request) => Finding.At(ToolRules.NothingToCheck, new Place(request.Subject, 1, 1),
        $"There is no cluster: {ClusterFinder.Folder} holds no folder.", "Add clusters/<region>/ with a kustomization.yaml, or name files and folders to check.");

    private static Finding Hollow(Cluster cluster) => Finding.At(ToolRules.NothingToCheck, new Place($"{ClusterFinder.Folder}/{cluster.Name}", 1, 1),
        $"The cluster {cluster.Name} has no kustomization to render.", $"Add {ClusterFinder.Folder}/{cluster.Name}/kustomization.yaml, or delete the folder.");
}
