using Tandem.Kustomize.Effects;
using Tandem.Manifests;

namespace Tandem.Kustomize;

/// <summary>Something in the kustomization tree that writes fields of an object.</summary>
public abstract class FieldWriter
{
    /// <summary>What it wrote at a field; null where it wrote nothing there.</summary>
    public abstract WrittenField? At(FieldQuery query);

    /// <summary>The object that it makes where an object begins with it.</summary>
    internal virtual ObjectState StateOfObject => ObjectState.Unknown(Nothing);

    private static MappingNode Nothing { get; } = new(new SourceText("", ""), 1, 1, []);
}
