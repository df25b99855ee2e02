namespace Tandem.Rules;

/// <summary>The layers of a run, in the order in which they are checked.</summary>
public static class Layers
{
    /// <summary>The facts files: fleet.yaml, region.yaml and tandem.yaml.</summary>
    public const string Facts = "facts";

    /// <summary>The kustomization tree and its rendering.</summary>
    public const string Kustomize = "kustomize";

    /// <summary>Every rendered object against its schema.</summary>
    public const string Schemas = "schemas";

    /// <summary>What one object says of another, and what the fleet's conventions ask of each.</summary>
    public const string References = "references";

    /// <summary>The Terraform configuration, planned offline.</summary>
    public const string Terraform = "terraform";

    /// <summary>The plan joined with the manifests.</summary>
    public const string Seams = "seams";

    /// <summary>What the regions render, compared with each other.</summary>
    public const string Parity = "parity";

    /// <summary>What would let somebody in, or let a Pod do more than it needs.</summary>
    public const string Security = "security";

    /// <summary>The layers that this version checks.</summary>
    public static IReadOnlyList<string> Checked { get; } = [Facts, Kustomize, Schemas, References, Terraform, Seams, Parity, Security];

    /// <summary>All layers of the design. Those that no rule reads yet are reported as not checked, never left out in silence.</summary>
    public static IReadOnlyList<string> All { get; } = [Facts, Kustomize, Schemas, References, "argocd", Terraform, Seams, Parity, Security];
}
