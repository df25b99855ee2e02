using Tandem.Findings;
using Tandem.Manifests;

namespace Tandem.Kustomize;

/// <summary>The field that a replacement takes its value from.</summary>
/// <param name="Field">The place of the field; null where the source is not a document of the tree.</param>
/// <param name="Node">The value; null where it is not known.</param>
/// <param name="Text">The text, or the piece of it that the options name; null where it is not known.</param>
public sealed record ReplacementSource(WrittenField? Field, Node? Node, string? Text)
{
    /// <summary>The replacement; null where none asked.</summary>
    public MappingNode? Entry { get; init; }

    /// <summary>What names the field: the <c>source</c> of the replacement.</summary>
    public MappingNode? Selector => Entry?.Mapping("source");

    /// <summary>What names the field, where the holder is known and has none of the name.</summary>
    public Node? Unknown { get; init; }

    /// <summary>Finds the field that <paramref name="selector"/> (a replacement's <c>source</c>) names in <paramref name="holder"/>.</summary>
    public static ReplacementSource From(SourceObject holder, MappingNode? selector)
    {
        var expression = FieldPathExpression.Parse(selector?.Text("fieldPath") ?? "metadata.name");
        foreach (var writer in holder.Writers.Reverse())
        {
            if (writer is DocumentWriter document && document.Find(expression) is { } field)
            {
                var text = (field.Node as ScalarNode)?.Text;
                return new ReplacementSource(field, field.Node, text is null ? null : Delimited.From(selector).PieceOf(text));
            }
        }

        return new ReplacementSource(null, null, null) { Unknown = holder.State.IsCertain && !expression.Find(holder.State.Root).Any() ? selector?["fieldPath"] : null };
    }
}
