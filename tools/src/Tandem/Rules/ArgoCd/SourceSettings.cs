using Tandem.Fleet;

namespace Tandem.Rules.ArgoCd;

/// <summary>What an Application says of a source of ours beside its path.</summary>
internal static class SourceSettings
{
    private static readonly string[] Overrides = ["images", "replicas", "patches", "components", "namespace", "namePrefix", "nameSuffix"];
    private const string GeneratePaths = "argocd.argoproj.io/manifest-generate-paths";

    /// <summary>What keeps the unit from being rendered, or from being rendered again.</summary>
    public static IEnumerable<Flaw> Flaws(Delivery delivery)
    {
        foreach (var tool in (string[])["directory", "helm", "plugin"])
        {
            if (delivery.Source[tool] is { Exists: true } field)
            {
                yield return field.KeyFlaw($"{field.Here} makes Argo CD take {delivery.Folder} for something else than a kustomization.", "Leave it out: Argo CD sees the kustomization by itself.");
            }
        }

        foreach (var setting in Overrides.Select(name => delivery.Source["kustomize"][name]).Where(setting => setting.Exists))
        {
            yield return setting.KeyFlaw($"{setting.Here} changes what {delivery.Folder} renders, when it is deployed alone: nothing that was checked or reviewed shows it.", "Write it into the kustomization.");
        }

        var paths = delivery.Application["metadata"]["annotations"][GeneratePaths];
        if (paths.String is { Length: > 0 } text && delivery.Unit!.Tree.Files.Where(file => !IsCovered(text, delivery.Folder, file)).Select(TopOf).Distinct(StringComparer.Ordinal).ToList() is { Count: > 0 } left)
        {
            yield return paths.Flaw($"{GeneratePaths} leaves out {string.Join(" and ", left)}, which {delivery.Folder} is rendered from: a change there would not be seen.", $"Add ;/{left[0]}.");
        }
    }

    // From the repository's root where it begins with a slash, else from the source's own folder.
    private static bool IsCovered(string paths, string folder, string file) => paths.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(path => path.StartsWith('/') ? Delivery.FolderOf(path) : Resolve(folder, path))
        .Any(path => path == "." || file == path || file.StartsWith(path + "/", StringComparison.Ordinal) || Globs.Matches(path, file, hasSteps: true));

    private static string Resolve(string folder, string path)
    {
        var steps = new List<string>(folder.Split('/'));
        foreach (var step in path.Split('/').Where(step => step is not ("" or ".")))
        {
            if (step == ".." && steps.Count > 0)
            {
                steps.RemoveAt(steps.Count - 1);
            }
            else
            {
                steps.Add(step);
            }
        }

        return steps.Count == 0 ? "." : string.Join('/', steps);
    }

    private static string TopOf(string file) => file.StartsWith(ClusterFinder.Folder + "/", StringComparison.Ordinal) ? string.Join('/', file.Split('/').Take(2)) : file.Split('/')[0];
}
