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
    public static KindSlip? Of(KustomizationFile nested, ScalarNode entry, bool isComponent)
    {
        if (nested.IsComponent == isComponent)
        {
            return null;
        }

        var (wrong, right) = nested.IsComponent ? ("Component", "Kustomization") : ("Kustomization", "Component");
        var message = $"{nested.Folder} is a {wrong} and stands under {(isComponent ? "components" : "resources")}.";
        return nested.Root["kind"] is { } kind && nested.Root.Text("apiVersion") is { } version && version.EndsWith(OfComponents, StringComparison.Ordinal) == isComponent
            ? new KindSlip(Finding.At(KustomizeRules.Unrenderable, kind.Place, message, $"Write kind: {right}, as its apiVersion says."), isComponent)
            : new KindSlip(Finding.At(KustomizeRules.Unrenderable, entry.Place, message, $"List it under {(isComponent ? "resources" : "components")}."), !isComponent);
    }
}
