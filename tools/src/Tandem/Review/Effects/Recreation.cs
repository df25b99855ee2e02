using Tandem.Manifests;

namespace Tandem.Review.Effects;

/// <summary>Whether Argo CD deletes an object by itself before it makes it again.</summary>
internal static class Recreation
{
    /// <summary>
    /// A hook is deleted before its next run unless its policy says otherwise (https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves/),
    /// and Force=true with Replace=true deletes what cannot be replaced.
    /// </summary>
    public static bool IsAutomatic(ManifestObject manifest)
    {
        var annotations = manifest.Root.Mapping("metadata")?.Mapping("annotations");
        var hook = annotations?.Text("argocd.argoproj.io/hook");
        var policy = annotations?.Text("argocd.argoproj.io/hook-delete-policy") ?? "BeforeHookCreation";
        var options = (annotations?.Text("argocd.argoproj.io/sync-options") ?? "").Split(',').Select(option => option.Trim()).ToList();
        return (hook is not null and not "Skip" && policy.Contains("BeforeHookCreation", StringComparison.Ordinal))
            || (options.Contains("Force=true") && options.Contains("Replace=true"));
    }
}
