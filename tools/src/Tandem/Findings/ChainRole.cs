namespace Tandem.Findings;

/// <summary>What a place contributed to a rendered value.</summary>
public enum ChainRole
{
    /// <summary>A resource file: the object as first written.</summary>
    Base,

    /// <summary>A Kustomize Component that a kustomization takes in.</summary>
    Component,

    /// <summary>A strategic merge or JSON 6902 patch.</summary>
    Patch,

    /// <summary>An entry under <c>replacements</c>.</summary>
    Replacement,

    /// <summary>A field of a kustomization that rewrites objects: namespace, labels, images, replicas.</summary>
    Transformer,

    /// <summary>A key of <c>fleet.yaml</c> or <c>region.yaml</c>.</summary>
    Fact,

    /// <summary>A block of Terraform configuration.</summary>
    Hcl,
}
