using System.Text;
using System.Text.Json;

namespace Tandem.Terraform;

/// <summary>The form in which outcomes are kept. Read field by field: what finds the fields by reflection is compiled anew in every run, which takes ten times as long.</summary>
internal static class InfraOutcomeText
{
    /// <summary>Writes an outcome.</summary>
    public static string Write(InfraOutcome outcome)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartArray("diagnostics");
            foreach (var diagnostic in outcome.Diagnostics)
            {
                Write(json, diagnostic);
            }

            json.WriteEndArray();
            json.WriteStartArray("unformatted");
            foreach (var file in outcome.Unformatted)
            {
                json.WriteStartObject();
                json.WriteString("file", file.File);
                json.WriteNumber("line", file.Line);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("resources");
            foreach (var resource in outcome.Resources)
            {
                Write(json, resource);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    /// <summary>Reads one; null where another version wrote it.</summary>
    public static InfraOutcome? Read(string text)
    {
        try
        {
            // Its elements live as long as the outcome, so it is not disposed.
            var root = JsonDocument.Parse(text).RootElement;
            return new InfraOutcome(
                [.. root.GetProperty("diagnostics").EnumerateArray().Select(Diagnostic)],
                [.. root.GetProperty("unformatted").EnumerateArray().Select(file => new UnformattedFile(Text(file, "file")!, file.GetProperty("line").GetInt32()))],
                [.. root.GetProperty("resources").EnumerateArray()]);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    private static void Write(Utf8JsonWriter json, TerraformDiagnostic diagnostic)
    {
        json.WriteStartObject();
        json.WriteBoolean("isError", diagnostic.IsError);
        json.WriteString("message", diagnostic.Message);
        json.WriteString("address", diagnostic.Address);
        json.WriteString("file", diagnostic.File);
        json.WriteNumber("line", diagnostic.Line);
        json.WriteNumber("column", diagnostic.Column);
        json.WriteEndObject();
    }

    // Of a planned instance, what is read of it.
    private static void Write(Utf8JsonWriter json, JsonElement resource)
    {
        json.WriteStartObject();
        foreach (var property in resource.EnumerateObject())
        {
            if (property.Name is "address" or "mode" or "type" or "name" or "index" or "values")
            {
                property.WriteTo(json);
            }
        }

        json.WriteEndObject();
    }

    private static TerraformDiagnostic Diagnostic(JsonElement json) => new(
        json.GetProperty("isError").GetBoolean(), Text(json, "message")!, Text(json, "address"), Text(json, "file"), json.GetProperty("line").GetInt32(), json.GetProperty("column").GetInt32());

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();
}
