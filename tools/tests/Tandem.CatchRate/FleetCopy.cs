namespace Tandem.CatchRate;

/// <summary>Copies the real tree, to be broken on purpose.</summary>
internal static class FleetCopy
{
    // The install of Argo CD comes from the network; nothing else of the fleet is left out.
    private const string Settings = "version: 1\nunrenderable:\n  - {path: clusters/*/argocd/install, reason: It comes from the network.}\n";

    private static readonly string[] FleetFolders = ["base", "clusters", "infra"];

    /// <summary>The fleet: base, clusters, infra without its tests, and settings without the exemptions that other folders need.</summary>
    public static void OfTheFleet(string target)
    {
        foreach (var folder in FleetFolders)
        {
            Copy(Repository.Absolute(folder), Path.Combine(target, folder));
        }

        Directory.Delete(Path.Combine(target, "infra", "tests"), recursive: true);
        File.WriteAllText(Path.Combine(target, "tandem.yaml"), Settings);
    }

    /// <summary>The fleet, what GitHub runs and what that calls, under the repository's own settings.</summary>
    public static void WithWorkflows(string target)
    {
        foreach (var folder in (string[])[.. FleetFolders, ".github", "build"])
        {
            Copy(Repository.Absolute(folder), Path.Combine(target, folder));
        }

        foreach (var file in (string[])["tandem.yaml", "build.cake"])
        {
            File.Copy(Repository.Absolute(file), Path.Combine(target, file));
        }
    }

    /// <summary>What a fault needs.</summary>
    public static void For(Fault fault, string target)
    {
        // What applies Terraform are workflows.
        if (fault.Edits.Any(edit => FaultLayers.Of(edit.File) is FaultLayer.Workflows or FaultLayer.Terraform))
        {
            WithWorkflows(target);
        }
        else
        {
            OfTheFleet(target);
        }
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
