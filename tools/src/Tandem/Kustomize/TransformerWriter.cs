using Tandem.Findings;
using Tandem.Manifests;

namespace Tandem.Kustomize;

/// <summary>A field of a kustomization that writes one value to a set of fields: namespace, labels, annotations, replicas.</summary>
/// <param name="key">The place of the entry's key.</param>
/// <param name="value">The value it writes.</param>
/// <param name="writes">Whether it writes to a field of a rendered object.</param>
public sealed class TransformerWriter(Place key, ScalarNode value, Func<FieldQuery, bool> writes) : FieldWriter
{
    /// <summary>Where the list of pairs is named that the value stands in; null where it stands in none.</summary>
    public Place? Pairs { get; init; }

    /// <inheritdoc/>
    public override WrittenField? At(FieldQuery query) =>
        query.Value is not ScalarNode rendered || !writes(query) ? null : new WrittenField(value.Place, key, value)
        {
            IsRendered = rendered.Text == value.Text,
            Chain = [new ChainLink(ChainRole.Transformer, value.Source.Path, value.Line)],
        };
}
