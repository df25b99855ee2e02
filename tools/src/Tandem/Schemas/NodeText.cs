using Tandem.Manifests;

namespace Tandem.Schemas;

/// <summary>A text that is the same for values that are equal, whatever their style and the order of their keys.</summary>
public static class NodeText
{
    /// <summary>The text of <paramref name="node"/>.</summary>
    public static string Of(Node node) => node switch
    {
        ScalarNode scalar => $"{scalar.Type}:{scalar.Text}",
        SequenceNode list => $"[{string.Join(',', list.Items.Select(Of))}]",
        MappingNode mapping => $"{{{string.Join(',', mapping.Entries
            .OrderBy(entry => entry.Name, StringComparer.Ordinal)
            .Select(entry => $"{entry.Name}={Of(entry.Value)}"))}}}",
        _ => "",
    };
}
