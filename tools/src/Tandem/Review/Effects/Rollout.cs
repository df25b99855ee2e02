using Tandem.Manifests;

namespace Tandem.Review.Effects;

/// <summary>How a controller replaces Pods whose template changed.</summary>
internal static class Rollout
{
    private static readonly string[] Kinds = ["Deployment", "StatefulSet", "DaemonSet"];

    /// <summary>Whether a field of an object is part of the template of Pods that run all the time.</summary>
    public static bool Restarts(ManifestObject manifest, IReadOnlyList<string> way) =>
        manifest.Id.Group == "apps" && Kinds.Contains(manifest.Id.Kind, StringComparer.Ordinal) && way is ["spec", "template", ..];

    /// <summary>What happens, in a sentence.</summary>
    public static string Describe(ManifestObject manifest)
    {
        var spec = manifest.Root.Mapping("spec");
        var strategy = spec?.Mapping("strategy") ?? spec?.Mapping("updateStrategy");
        var surge = strategy?.Mapping("rollingUpdate")?.Text("maxSurge");
        return (strategy?.Text("type"), surge) switch
        {
            ("Recreate", _) => "All Pods stop, then new ones start.",
            ("OnDelete", _) => "Pods stay as they are until somebody deletes them.",
            (_, "0" or "0%") => "Pods are replaced: an old one stops before its successor starts.",
            _ when manifest.Id.Kind != "Deployment" => "Pods are replaced one after the other: an old one stops before its successor starts.",
            _ => "Pods are replaced: a new one is ready before an old one stops.",
        };
    }
}
