using Tandem.Findings;

namespace Tandem.Kustomize.Effects;

/// <summary>What one entry of a kustomization did in one tree.</summary>
/// <param name="Kind">What kind of entry it is.</param>
/// <param name="Place">Where it stands: the same in every tree that uses it.</param>
/// <param name="Text">What to call it.</param>
/// <param name="Hits">How many objects or fields it wrote to.</param>
/// <param name="Changed">Whether it may have changed one of them.</param>
public sealed record Effect(EffectKind Kind, Place Place, string Text, int Hits, bool Changed)
{
    /// <summary>Where the operations of a patch stand.</summary>
    public IReadOnlyList<Place> Operations { get; init; } = [];

    /// <summary>What names a field that is not there, so that kustomize would stop; null where it applies, and where nobody knows.</summary>
    public Manifests.Node? Fails { get; init; }
}
