using Tandem.Findings;
using Tandem.Kustomize.Effects;
using Tandem.Manifests;
using Tandem.Schemas;

namespace Tandem.Kustomize;

/// <summary>A YAML document that writes what stands in it: a resource file, or a strategic merge patch.</summary>
/// <param name="root">The document.</param>
/// <param name="role">What it does to the object.</param>
public sealed class DocumentWriter(MappingNode root, ChainRole role) : FieldWriter
{
    /// <inheritdoc/>
    public override WrittenField? At(FieldQuery query)
    {
        Node writer = root;
        Node? rendered = query.Rendered;
        var key = KeyPlaces.OfRoot(root);
        foreach (var step in query.Path)
        {
            if (ItemMatcher.Step(writer, rendered, step) is not { } next)
            {
                return null;
            }

            key = KeyPlaces.Of(writer, next);
            writer = next;
            rendered = FieldPaths.Step(rendered, step);
        }

        return new WrittenField(writer.Place, key, writer)
        {
            IsRendered = rendered is not null && Equals(writer, rendered),
            Removes = rendered is null && (writer is ScalarNode { IsNull: true } || (writer as MappingNode)?.Text("$patch") == "delete"),
            Chain = [new ChainLink(role, writer.Source.Path, writer.Line)],
        };
    }

    internal override ObjectState StateOfObject => ObjectState.Of(root);

    /// <summary>What it wrote at the first field that an expression reaches; null where there is none.</summary>
    public WrittenField? Find(FieldPathExpression expression) =>
        expression.Find(root).FirstOrDefault() is { } path ? At(new FieldQuery(root, path)) : null;

    // Kustomize may change the quotes of a value it carries, never its text.
    private static bool Equals(Node writer, Node rendered) => (writer, rendered) switch
    {
        (ScalarNode a, ScalarNode b) => a.Text == b.Text || (a.IsNull && b.IsNull) || HashedName.IsOf(a.Text, b.Text),
        _ => NodeText.AreEqual(writer, rendered),
    };
}
