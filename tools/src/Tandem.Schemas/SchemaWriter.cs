namespace Tandem.Schemas;

/// <summary>Generates the schema files of the built-in Kubernetes kinds.</summary>
public static class SchemaWriter
{
    /// <summary>The files as they must be committed: path below the schema folder, with <c>/</c>, to text.</summary>
    /// <exception cref="InvalidOperationException">A table names a type or field that no schema has.</exception>
    public static IReadOnlyDictionary<string, string> Generate()
    {
        var definitions = Models.Read();
        Tables.Apply(definitions);

        var files = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["meta/objectmeta_v1.json"] = JsonText.Of(SchemaFile.OfPart("ObjectMeta", definitions)),
        };
        foreach (var kind in Kinds.All)
        {
            files.Add(kind.Path, JsonText.Of(SchemaFile.OfKind(kind, definitions)));
        }

        return files;
    }
}
