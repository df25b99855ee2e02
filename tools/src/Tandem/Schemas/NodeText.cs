using System.Globalization;
using System.Text.Json;
using Tandem.Manifests;

namespace Tandem.Schemas;

/// <summary>A text that is the same for values that are equal, whatever their style and the order of their keys, and for no others.</summary>
public static class NodeText
{
    /// <summary>The text of <paramref name="node"/>.</summary>
    public static string Of(Node node) => node switch
    {
        ScalarNode scalar => Of(scalar),
        SequenceNode list => $"[{string.Join(',', list.Items.Select(Of))}]",
        MappingNode mapping => $"{{{string.Join(',', mapping.Entries
            .OrderBy(entry => entry.Name, StringComparer.Ordinal)
            .Select(entry => $"{Quoted(entry.Name)}:{Of(entry.Value)}"))}}}",
        _ => "",
    };

    /// <summary>Whether two values are equal, whatever their style and the order of their keys: as their texts would be.</summary>
    public static bool AreEqual(Node one, Node other) => ReferenceEquals(one, other) || (one, other) switch
    {
        (ScalarNode scalar, ScalarNode second) => (scalar.Type == second.Type && scalar.Text == second.Text) || Of(scalar) == Of(second),
        (SequenceNode list, SequenceNode second) => list.Items.Count == second.Items.Count && !list.Items.Where((item, i) => !AreEqual(item, second.Items[i])).Any(),
        (MappingNode mapping, MappingNode second) => mapping.Entries.Count == second.Entries.Count
            && mapping.Entries.All(entry => second[entry.Name] is { } value && AreEqual(entry.Value, value)),
        _ => false,
    };

    /// <summary>The text of a value that a schema holds.</summary>
    public static string Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => $"{{{string.Join(',', value.EnumerateObject()
            .OrderBy(member => member.Name, StringComparer.Ordinal)
            .Select(member => $"{Quoted(member.Name)}:{Of(member.Value)}"))}}}",
        JsonValueKind.Array => $"[{string.Join(',', value.EnumerateArray().Select(Of))}]",
        JsonValueKind.String => Quoted(value.GetString()!),
        JsonValueKind.Number => Number(value.GetRawText(), value.GetDouble()),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => "null",
    };

    private static string Of(ScalarNode scalar) => scalar.Type switch
    {
        ScalarType.Null => "null",
        ScalarType.Boolean => ScalarTyping.IsTrue(scalar.Text) ? "true" : "false",
        ScalarType.Integer or ScalarType.Float => Number(scalar.Text, scalar.Number),
        _ => Quoted(scalar.Text),
    };

    // 1, 1.0 and 0x1 are one number; beyond what a double holds exactly, the digits decide.
    private static string Number(string text, double number) =>
        Math.Abs(number) <= 9007199254740992 ? number.ToString("R", CultureInfo.InvariantCulture) : text;

    private static string Quoted(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
