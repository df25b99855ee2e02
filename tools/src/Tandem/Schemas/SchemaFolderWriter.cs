using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Tandem.Schemas;

/// <summary>Writes imported schemas into a folder, in kubeconform's layout, each file whole or not at all.</summary>
/// <param name="folder">The folder, as an absolute path.</param>
public sealed class SchemaFolderWriter(string folder)
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        IndentSize = 2,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Where a schema belongs.</summary>
    public string PathOf(ImportedSchema schema) => Path.Combine(folder, schema.Id.File);

    /// <summary>Whether another schema is there already.</summary>
    public bool Differs(ImportedSchema schema) => File.Exists(PathOf(schema)) && File.ReadAllText(PathOf(schema)) != TextOf(schema);

    /// <summary>The first kind that is defined twice, in two ways; null where none is.</summary>
    public ImportedSchema? Twice(IEnumerable<ImportedSchema> schemas) =>
        schemas.GroupBy(PathOf, StringComparer.Ordinal).FirstOrDefault(group => group.Select(TextOf).Distinct(StringComparer.Ordinal).Count() > 1)?.Last();

    /// <summary>Notes in the folder's lock what was imported, and from where.</summary>
    public void Lock(IEnumerable<ImportedSchema> schemas)
    {
        var path = Path.Combine(folder, SchemaLock.FileName);
        var before = File.Exists(path) ? File.ReadAllText(path) : null;
        var all = before is null ? SchemaLock.Empty() : SchemaLock.Parse(before);
        foreach (var schema in schemas)
        {
            all.Note(schema.Id.File, Encoding.UTF8.GetBytes(TextOf(schema)), schema.Place.File);
        }

        if (all.Text != before)
        {
            Put(path, all.Text);
        }
    }

    /// <summary>Writes a schema; what is returned is what became of it.</summary>
    public string Write(ImportedSchema schema)
    {
        var path = PathOf(schema);
        var isThere = File.Exists(path);
        if (isThere && !Differs(schema))
        {
            return "unchanged";
        }

        Put(path, TextOf(schema));
        return isThere ? "replaced" : "added";
    }

    private static void Put(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var aside = $"{path}.{Guid.NewGuid():N}";
        try
        {
            File.WriteAllText(aside, text);
            File.Move(aside, path, overwrite: true);
        }
        finally
        {
            File.Delete(aside);
        }
    }

    private static string TextOf(ImportedSchema schema) => schema.Schema.ToJsonString(Options) + "\n";
}
