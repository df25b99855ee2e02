using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using Tandem.Manifests;

namespace Tandem.Schemas;

/// <summary>The schemas that the tool carries, compiled when first asked for. Safe for parallel use.</summary>
/// <param name="folders">Folders whose schemas come before those that the tool carries; null for none.</param>
public sealed class SchemaStore(SchemaFolders? folders = null)
{
    private const string Prefix = "schemas/";
    private static readonly Assembly Home = typeof(SchemaStore).Assembly;
    private readonly ConcurrentDictionary<string, Lazy<Schema?>> compiled = new(StringComparer.Ordinal);

    /// <summary>The Kubernetes minor that every cluster has at least; null where that is unknown.</summary>
    public Version? ClusterVersion { get; set; }

    /// <summary>The files of every schema, sorted.</summary>
    public static IReadOnlyList<string> Files { get; } =
    [
        .. Home.GetManifestResourceNames()
            .Select(name => name.Replace('\\', '/'))
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => name[Prefix.Length..])
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Every kind that has a schema, sorted by group, kind and version.</summary>
    public static IReadOnlyList<SchemaId> Kinds() => [.. Sorted(Files.Select(KindOf).OfType<SchemaId>())];

    /// <summary>Kinds, sorted by group, kind and version.</summary>
    public static IEnumerable<SchemaId> Sorted(IEnumerable<SchemaId> kinds) => kinds
        .OrderBy(id => id.Group, StringComparer.Ordinal)
        .ThenBy(id => id.Kind, StringComparer.Ordinal)
        .ThenBy(id => id.Version, StringComparer.Ordinal);

    /// <summary>Whether the kind has a schema.</summary>
    public bool Knows(SchemaId id) => Find(id.File) is not null;

    /// <summary>Reads the schemas of kinds that will be asked for, while there is something to wait for.</summary>
    public void Prepare(IEnumerable<SchemaId> kinds)
    {
        foreach (var kind in kinds.Distinct())
        {
            _ = Knows(kind);
        }
    }

    /// <summary>The schema of a kind as the tool carries it; null where it has none.</summary>
    public static JsonElement? Source(SchemaId id)
    {
        using var stream = Open(id.File);
        if (stream is null)
        {
            return null;
        }

        using var json = JsonDocument.Parse(stream);
        return json.RootElement.Clone();
    }

    /// <summary>Takes a schema in, over the one that the tool carries for the kind.</summary>
    public void Add(SchemaId id, JsonElement schema) =>
        compiled[id.File] = new Lazy<Schema?>(() => WithObjectMeta(new SchemaCompiler(schema).Compile(), id.File));

    /// <summary>Every error of <paramref name="root"/> against the schema of its kind; null where the kind has none.</summary>
    public IReadOnlyList<SchemaError>? Check(SchemaId id, MappingNode root) => CheckFile(id.File, root);

    /// <summary>Every error of <paramref name="root"/> against one schema file; null where there is no such file.</summary>
    public IReadOnlyList<SchemaError>? CheckFile(string file, Node root)
    {
        if (Find(file) is not { } schema)
        {
            return null;
        }

        var errors = new List<SchemaError>();
        new SchemaChecker(errors, cluster: ClusterVersion).Check(root, schema);
        return errors;
    }

    private Schema? Find(string file) => compiled.GetOrAdd(file, name => new Lazy<Schema?>(() => Load(name))).Value;

    private Schema? Load(string file)
    {
        if (folders?.Find(file) is { } imported)
        {
            return WithObjectMeta(new SchemaCompiler(imported).Compile(), file);
        }

        using var stream = Open(file);
        if (stream is null)
        {
            return null;
        }

        // The document is never disposed: definitions are compiled from it when first asked for.
        var json = JsonDocument.Parse(stream);
        return WithObjectMeta(new SchemaCompiler(json.RootElement).Compile(), file);
    }

    /// <summary>A custom kind's file leaves <c>metadata</c> open, as its CRD does; the API server checks it all the same.</summary>
    private Schema WithObjectMeta(Schema schema, string file)
    {
        const string objectMeta = "meta/objectmeta_v1.json";
        if (file == objectMeta || schema.Properties?.GetValueOrDefault("metadata") is not { Reference: null, Properties: null })
        {
            return schema;
        }

        var properties = new Dictionary<string, Schema>(schema.Properties!, StringComparer.Ordinal);
        if (Find(objectMeta) is { } meta)
        {
            properties["metadata"] = meta;
        }

        return schema.With(properties);
    }

    private static SchemaId? KindOf(string file)
    {
        using var stream = Open(file)!;
        using var json = JsonDocument.Parse(stream);
        return KindOf(json.RootElement);
    }

    /// <summary>The kind that a schema says it is of; null where it says none.</summary>
    internal static SchemaId? KindOf(JsonElement schema) =>
        schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("x-kubernetes-group-version-kind", out var names)
            ? new SchemaId(names[0].GetProperty("group").GetString()!, names[0].GetProperty("version").GetString()!, names[0].GetProperty("kind").GetString()!)
            : null;

    private static Stream? Open(string file) =>
        Home.GetManifestResourceStream(Prefix + file) ?? Home.GetManifestResourceStream(Prefix + file.Replace('/', '\\'));
}
