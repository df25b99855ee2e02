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
            foreach (var resource in outcome.Resources.EnumerateArray())
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
            return new InfraOutcome(Items(root, "diagnostics", Diagnostic), Items(root, "unformatted", Unformatted), root.GetProperty("resources"));
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

    // By index: what goes through an enumerator of values is compiled anew in every run.
    private static List<T> Items<T>(JsonElement root, string name, Func<JsonElement, T> read)
        where T : class
    {
        var array = root.GetProperty(name);
        var items = new List<T>(array.GetArrayLength());
        for (var i = 0; i < array.GetArrayLength(); i++)
        {
            items.Add(read(array[i]));
        }

        return items;
    }

    private static UnformattedFile Unformatted(JsonElement json) => new(Text(json, "file")!, json.GetProperty("line").GetInt32());

    private static TerraformDiagnostic Diagnostic(JsonElement json) => new(
        json.GetProperty("isError").GetBoolean(), Text(json, "message")!, Text(json, "address"), Text(json, "file"), json.GetProperty("line").GetInt32(), json.GetProperty("column").GetInt32());

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();
}
