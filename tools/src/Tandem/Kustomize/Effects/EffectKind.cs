namespace Tandem.Kustomize.Effects;

/// <summary>What kind of entry of a kustomization an <see cref="Effect"/> is about.</summary>
public enum EffectKind
{
    /// <summary>A patch as a whole.</summary>
    Patch,

    /// <summary>One operation of a JSON 6902 patch.</summary>
    Operation,

    /// <summary>One of the <c>fieldPaths</c> of a replacement's target.</summary>
    Replacement,

    /// <summary>An entry under <c>images</c>.</summary>
    Image,

    /// <summary>An entry under <c>replicas</c>.</summary>
    Replicas,

    /// <summary>A pair under <c>labels</c> or <c>commonAnnotations</c>.</summary>
    Pair,

    /// <summary>The <c>namespace</c>.</summary>
    Namespace,
}
