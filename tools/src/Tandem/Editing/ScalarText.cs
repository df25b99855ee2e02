using System.Text.Json;
using Tandem.Manifests;

namespace Tandem.Editing;

/// <summary>How a scalar stands in its file.</summary>
internal static class ScalarText
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The number of characters that a scalar takes, from <paramref name="start"/>; null where it is no scalar of one line.</summary>
    public static int? Length(string text, int start, ScalarNode scalar) => start >= text.Length ? null : text[start] switch
    {
        '"' => Quoted(text, start, '\\'),
        '\'' => Quoted(text, start, '\''),
        _ => scalar.Text.Length > 0 && text.AsSpan(start).StartsWith(scalar.Text, StringComparison.Ordinal) ? scalar.Text.Length : null,
    };

    /// <summary>A text as a scalar: plain where that reads as the same text, else in quotes; in quotes too where the old one was.</summary>
    /// <param name="value">The text.</param>
    /// <param name="wasQuoted">Whether what it replaces had quotes.</param>
    /// <param name="inFlow">Whether it comes to stand between brackets.</param>
    public static string Write(string value, bool wasQuoted = false, bool inFlow = false) =>
        !wasQuoted && IsSame(value, $"k: {value}\n") && !(inFlow && value.AsSpan().ContainsAny("[]{},")) ? value : JsonSerializer.Serialize(value, Readable);

    private static bool IsSame(string value, string plain) =>
        YamlReader.Read(new SourceText("", plain)) is { Findings: [], Documents: [MappingNode { Entries: [{ Value: ScalarNode { Type: ScalarType.String } item }] }] } && item.Text == value;

    private static int? Quoted(string text, int start, char escape)
    {
        var quote = text[start];
        for (var i = start + 1; i < text.Length && text[i] != '\n'; i++)
        {
            if (text[i] == escape && i + 1 < text.Length && (escape == '\\' || text[i + 1] == quote))
            {
                i++;
            }
            else if (text[i] == quote)
            {
                return i + 1 - start;
            }
        }

        return null;
    }
}
