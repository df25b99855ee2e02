using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Tandem.Schemas;

/// <summary>
/// Which files of a folder of schemas were imported, from where, and what was in them: a schema that somebody changed by hand is not
/// what the cluster has.
/// </summary>
public sealed class SchemaLock
{
    /// <summary>The file, in the folder that it speaks of.</summary>
    public const string FileName = "imported.lock";

    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, IndentSize = 2, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    private readonly SortedDictionary<string, LockedSchema> files;

    private SchemaLock(SortedDictionary<string, LockedSchema> files) => this.files = files;

    /// <summary>The files, from the folder, with <c>/</c>.</summary>
    public IReadOnlyDictionary<string, LockedSchema> Files => files;

    /// <summary>The text of the file.</summary>
    public string Text => JsonSerializer.Serialize(files, Options) + "\n";

    /// <summary>Reads one.</summary>
    /// <exception cref="JsonException">It is no lock.</exception>
    public static SchemaLock Parse(string text) =>
        new(new SortedDictionary<string, LockedSchema>(JsonSerializer.Deserialize(text, SchemaLockJson.Default.DictionaryStringLockedSchema) ?? [], StringComparer.Ordinal));

    /// <summary>One of no files.</summary>
    public static SchemaLock Empty() => new(new SortedDictionary<string, LockedSchema>(StringComparer.Ordinal));

    /// <summary>The sum of a file.</summary>
    public static string Sum(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Notes a file.</summary>
    public void Note(string file, byte[] bytes, string source) => files[file] = new LockedSchema(Sum(bytes), source);
}
