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

    /// <summary>What Argo CD deploys, from where, in which order, and what it may.</summary>
    public const string ArgoCd = "argocd";

    /// <summary>The Terraform configuration, planned offline.</summary>
    public const string Terraform = "terraform";

    /// <summary>The plan joined with the manifests.</summary>
    public const string Seams = "seams";

    /// <summary>What the regions render, compared with each other.</summary>
    public const string Parity = "parity";

    /// <summary>What would let somebody in, or let a Pod do more than it needs.</summary>
    public const string Security = "security";

    /// <summary>All layers, each of which this version checks.</summary>
    public static IReadOnlyList<string> All { get; } = [Facts, Kustomize, Schemas, References, ArgoCd, Terraform, Seams, Parity, Security];
}
