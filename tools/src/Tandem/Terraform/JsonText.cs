using System.Text.Json;

namespace Tandem.Terraform;

/// <summary>Scalars of terraform's JSON as text.</summary>
internal static class JsonText
{
    /// <summary>A text, a number or a boolean as terraform prints it; null for anything else.</summary>
    public static string? Of(JsonElement? value) => value?.ValueKind switch
    {
        JsonValueKind.String => value.Value.GetString(),
        JsonValueKind.Number => value.Value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => null,
    };
}
