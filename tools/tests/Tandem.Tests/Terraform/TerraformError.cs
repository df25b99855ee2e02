using System.Text.Json;

namespace Tandem.Tests.Terraform;

/// <summary>An error of terraform; line 0 where it names none.</summary>
internal sealed record TerraformError(int Line, string Text)
{
    public static TerraformError Read(JsonElement diagnostic) => new(
        diagnostic.TryGetProperty("range", out var range) ? range.GetProperty("start").GetProperty("line").GetInt32() : 0,
        $"{diagnostic.GetProperty("summary").GetString()}: {(diagnostic.TryGetProperty("detail", out var detail) ? detail.GetString() : "")}");

    public override string ToString() => $"{Line}: {Text}";
}
