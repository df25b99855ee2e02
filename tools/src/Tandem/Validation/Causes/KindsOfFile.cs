using Tandem.Fleet;
using Tandem.Manifests;

namespace Tandem.Validation.Causes;

/// <summary>What a file that may be in no tree holds.</summary>
internal static class KindsOfFile
{
    /// <summary>The kinds of its objects.</summary>
    public static IEnumerable<string> KindsIn(this FleetModel fleet, string file) =>
        fleet.Workspace.Yaml(file).Documents.SelectMany(ManifestObject.Split).Select(ManifestObject.From).OfType<ManifestObject>().Select(manifest => manifest.Id.Kind);
}
