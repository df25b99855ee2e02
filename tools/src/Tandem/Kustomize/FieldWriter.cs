namespace Tandem.Kustomize;

/// <summary>Something in the kustomization tree that writes fields of an object.</summary>
public abstract class FieldWriter
{
    /// <summary>What it wrote at a field; null where it wrote nothing there.</summary>
    public abstract WrittenField? At(FieldQuery query);
}
