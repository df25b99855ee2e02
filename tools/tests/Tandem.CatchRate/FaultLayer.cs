namespace Tandem.CatchRate;

/// <summary>The kind of file that a fault is in.</summary>
public enum FaultLayer
{
    /// <summary>The facts of the fleet or of a region.</summary>
    Facts,

    /// <summary>A kustomization, a patch or a component.</summary>
    Kustomize,

    /// <summary>An object, or a file that one is made of.</summary>
    Manifests,

    /// <summary>The Terraform configuration.</summary>
    Terraform,

    /// <summary>What Argo CD is told.</summary>
    ArgoCd,

    /// <summary>What GitHub runs.</summary>
    Workflows,
}
