using Tandem.Findings;
using Tandem.Manifests;
using Tandem.Rules;

namespace Tandem.Kustomize;

/// <summary>A Kustomization listed as a component, or the other way round.</summary>
/// <param name="Finding">What is wrong: the kind, where the file's own apiVersion contradicts it, else the list.</param>
/// <param name="IsComponent">Whether a component is meant.</param>
internal sealed record KindSlip(Finding Finding, bool IsComponent)
{
    private const string OfComponents = "/v1alpha1";

    /// <summary>What is wrong with an entry's kustomization; null where it is of the kind that the list takes.</summary>
    public static KindSlip? Of(Workspace workspace, KustomizationFile nested, ScalarNode entry, bool isComponent)
    {
        if (nested.IsComponent == isComponent)
        {
            return null;
        }

        var (wrong, right) = nested.IsComponent ? ("Component", "Kustomization") : ("Kustomization", "Component");
        var message = $"{nested.Folder} is a {wrong} and stands under {(isComponent ? "components" : "resources")}.";
        var isOfVersion = nested.Root.Text("apiVersion") is { } version && version.EndsWith(OfComponents, StringComparison.Ordinal) == isComponent;
        return nested.Root["kind"] is { } kind && (isOfVersion || AreAgreed(workspace, entry.Source.Path.Split('/')[0], nested.Folder, isComponent))
            ? new KindSlip(Finding.At(KustomizeRules.Unrenderable, kind.Place, message, $"Write kind: {right}, {(isOfVersion ? "as its apiVersion says" : "as all that take it in have it")}."), isComponent)
            : new KindSlip(Finding.At(KustomizeRules.Unrenderable, entry.Place, message, $"List it under {(isComponent ? "resources" : "components")}."), !isComponent);
    }

    // What several list as one thing, and nobody as the other, is the one that strayed.
    private static bool AreAgreed(Workspace workspace, string among, string folder, bool isComponent)
    {
        var listers = workspace.FilesUnder(among).Where(KustomizationFile.IsKustomization).Select(path => KustomizationFile.Read(workspace, Path.GetDirectoryName(path) ?? "")).OfType<KustomizationFile>().ToList();
        bool Lists(KustomizationFile lister, string field) => lister.Listed(workspace, field).Any(listed => listed.Path == folder);
        return listers.Count(lister => Lists(lister, isComponent ? "components" : "resources")) > 1 && !listers.Exists(lister => Lists(lister, isComponent ? "resources" : "components"));
    }
}
