using Tandem.Findings;
using Tandem.Manifests;

namespace Tandem.Kustomize;

/// <summary>A ConfigMap or Secret that a generator makes: it blames the entry in the kustomization.</summary>
/// <param name="entry">The generator's entry.</param>
public sealed class GeneratedWriter(MappingNode entry) : FieldWriter
{
    private static readonly string[] Lists = ["files", "literals", "envs"];

    /// <summary>The option that keeps the hash of the content out of the name; null where the name has it.</summary>
    public ScalarNode? PlainName { get; init; }

    /// <summary>Whether it makes an object, and does not add to one that is there.</summary>
    public bool IsNew => entry.Text("behavior") is not ("merge" or "replace");

    /// <summary>What is generated.</summary>
    public MappingNode Entry => entry;

    /// <summary>The path, as seen from the kustomization, of the file that a key of the data holds; null where it is no file.</summary>
    public string? FileOf(string key) => EntryOf(key) is { } item && entry.List("files").Contains(item) ? PathOf(item) : null;

    /// <summary>The paths, as seen from the kustomization, of the files that it takes in.</summary>
    public IEnumerable<string> Files => entry.List("files").OfType<ScalarNode>().Select(PathOf);

    /// <inheritdoc/>
    public override WrittenField? At(FieldQuery query)
    {
        var written = query.Path is [{ Key: "data" or "binaryData" or "stringData" }, { Key: { } key }] ? EntryOf(key) : null;
        // What is merged into an object says nothing of the rest of it.
        if (!IsNew && written is null)
        {
            return null;
        }

        var space = query.Path is [{ Key: "metadata" }, { Key: "namespace" }] ? entry["namespace"] : null;
        var option = query.Path is [{ Key: "metadata" }, { Key: ("labels" or "annotations") and var sort }, { Key: { } name }] ? entry.Mapping("options")?.Mapping(sort)?.Find(name) : null;
        var list = written is null && query.Path is [{ Key: "data" or "binaryData" or "stringData" }, ..] ? Lists.Select(entry.Find).FirstOrDefault(found => found is not null)?.Key : null;
        var node = written ?? space ?? option?.Value ?? list ?? entry["name"] ?? entry;
        return new WrittenField(node.Place, (option?.Key ?? node).Place, Node: null)
        {
            IsRendered = true,
            Chain = [new ChainLink(ChainRole.Base, entry.Source.Path, node.Line)],
        };
    }

    private ScalarNode? EntryOf(string key) => entry.List("literals").Concat(entry.List("files")).Concat(entry.List("envs"))
        .OfType<ScalarNode>()
        .FirstOrDefault(item => item.Text == key
            || item.Text.StartsWith(key + "=", StringComparison.Ordinal)
            || item.Text.EndsWith("/" + key, StringComparison.Ordinal));

    // KEY=PATH, or the path alone.
    private static string PathOf(ScalarNode item) => item.Text[(item.Text.IndexOf('=', StringComparison.Ordinal) + 1)..];
}
