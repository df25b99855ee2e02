namespace Tandem.Rules.References;

/// <summary>A use of a ConfigMap or Secret.</summary>
/// <param name="Reference">The name.</param>
/// <param name="Keys">The fields that name keys of it.</param>
internal sealed record ConfigUse(Reference Reference, IReadOnlyList<ObjectField> Keys);
