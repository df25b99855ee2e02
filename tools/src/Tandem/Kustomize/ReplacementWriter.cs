using Tandem.Findings;
using Tandem.Manifests;

namespace Tandem.Kustomize;

/// <summary>One target of a replacement. It blames the field that the value is taken from: for us a key of a facts file.</summary>
/// <param name="source">The object that the value is taken from, as it stood when the replacement ran.</param>
/// <param name="target">One entry under its <c>targets</c>.</param>
public sealed class ReplacementWriter(ReplacementSource source, MappingNode target) : FieldWriter
{
    private readonly Delimited part = Delimited.From(target);

    private readonly (ScalarNode Node, FieldPathExpression Path)[] paths =
    [
        .. target.List("fieldPaths").OfType<ScalarNode>().Select(path => (path, FieldPathExpression.Parse(path.Text))),
    ];

    /// <inheritdoc/>
    public override WrittenField? At(FieldQuery query)
    {
        if (query.Value is not ScalarNode rendered)
        {
            return null;
        }

        foreach (var (node, path) in paths)
        {
            var isRendered = part.PieceOf(rendered.Text) == source.Text;
            if (source.Field is { } fact && path.Reaches(query) && (isRendered || !path.RewritesItsSelector))
            {
                return new WrittenField(fact.Value, fact.Key, source.Node)
                {
                    IsRendered = isRendered,
                    Chain = [new ChainLink(ChainRole.Replacement, node.Source.Path, node.Line), .. fact.Chain.Select(AsFact)],
                };
            }
        }

        return null;
    }

    /// <summary>Gives an object the name or the namespace that the replacement writes to it.</summary>
    public void Rename(SourceObject candidate)
    {
        foreach (var (node, _) in paths.Where(_ => part.Delimiter is null && source.Text is not null))
        {
            candidate.Name = node.Text == "metadata.name" ? source.Text! : candidate.Name;
            candidate.Namespace = node.Text == "metadata.namespace" ? source.Text : candidate.Namespace;
        }
    }

    private static ChainLink AsFact(ChainLink link) => link with { Role = link.Role == ChainRole.Base ? ChainRole.Fact : link.Role };
}
