using Tandem.Fleet;
using Tandem.Manifests;
using Tandem.Settings;

namespace Tandem.Cli.Completion;

/// <summary>Words that a command line may take and that only the repository knows.</summary>
internal static class Sources
{
    /// <summary>The clusters of the repository that the current folder lies in; none outside of one.</summary>
    public static IEnumerable<string> Clusters() =>
        SettingsReader.FindRoot(Directory.GetCurrentDirectory()) is { } root ? ClusterFinder.Find(new Workspace(root)).Select(cluster => cluster.Name) : [];
}
