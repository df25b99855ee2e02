namespace Tandem.Bench;

/// <summary>Copies of this repository with more regions, each a copy of the first under another name.</summary>
internal static class GeneratedRegions
{
    private const string Template = "europe-west4";

    /// <summary>Writes a tree with <paramref name="count"/> regions, the config cluster among them.</summary>
    public static string Write(string root, string tree, int count)
    {
        Copy(Path.Combine(root, "base"), Path.Combine(tree, "base"), text => text);
        Copy(Path.Combine(root, "clusters"), Path.Combine(tree, "clusters"), text => text);
        File.WriteAllText(Path.Combine(tree, "tandem.yaml"), Repository.Settings);
        for (var i = 2; i < count; i++)
        {
            var region = $"region-north{i}";
            Copy(Path.Combine(root, "clusters", Template), Path.Combine(tree, "clusters", region),
                text => text.Replace(Template, region, StringComparison.Ordinal).Replace(Template.ToUpperInvariant(), region.ToUpperInvariant(), StringComparison.Ordinal));
            var gateway = Path.Combine(tree, "clusters", "us-east5", "gateway", "kustomization.yaml");
            File.WriteAllText(gateway, File.ReadAllText(gateway).Replace($"../../{Template}/address", $"../../{Template}/address\n  - ../../{region}/address", StringComparison.Ordinal));
        }

        return tree;
    }

    private static void Copy(string from, string to, Func<string, string> change)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.WriteAllText(target, change(File.ReadAllText(file)));
        }
    }
}
