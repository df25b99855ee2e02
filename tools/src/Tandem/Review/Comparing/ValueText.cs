using Tandem.Manifests;
using Tandem.Schemas;

namespace Tandem.Review.Comparing;

/// <summary>Values as reports show them.</summary>
internal static class ValueText
{
    /// <summary>A scalar's own text, quoted only where the other side's looks the same; a structure as JSON; null for what is absent.</summary>
    public static string? Of(Node? node, Node? other) => node switch
    {
        null => null,
        ScalarNode { Text: "" } => "\"\"",
        ScalarNode scalar => other is ScalarNode { Text: var text } && text == scalar.Text ? NodeText.Of(scalar) : scalar.Text,
        _ => NodeText.Of(node),
    };
}
