using Tandem.Manifests;

namespace Tandem.Kustomize;

/// <summary>One target of a replacement and how many objects it selects in one tree.</summary>
/// <param name="Target">The entry under <c>targets</c>.</param>
/// <param name="Selected">The number of objects.</param>
/// <param name="Slip">What is wrong with its <c>select</c> where that is none.</param>
public sealed record ReplacementTarget(MappingNode Target, int Selected, SelectorSlip? Slip)
{
    /// <summary>What selects: the <c>select</c>, or the target itself where it has none.</summary>
    public MappingNode Select => Target.Mapping("select") ?? Target;
}
