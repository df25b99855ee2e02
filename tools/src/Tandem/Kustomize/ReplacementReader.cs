using Tandem.Manifests;

namespace Tandem.Kustomize;

/// <summary>Reads the replacements of one kustomization and notes them at the objects they write to.</summary>
internal sealed class ReplacementReader(Workspace workspace, KustomizationFile kustomization, Func<ScalarNode, string?> use)
{
    public void Apply(List<SourceObject> objects)
    {
        foreach (var entry in Entries())
        {
            if (entry.Mapping("source") is { } source && objects.Find(new ObjectSelector(source, patterns: false).Selects) is { } holder)
            {
                var value = ReplacementSource.From(holder, source);
                foreach (var target in entry.List("targets").OfType<MappingNode>())
                {
                    Write(entry, target, value, objects);
                }
            }
        }
    }

    private IEnumerable<MappingNode> Entries()
    {
        foreach (var entry in kustomization.Mappings("replacements"))
        {
            if (entry["path"] is not ScalarNode path)
            {
                yield return entry;
            }
            else if (use(path) is { } file)
            {
                foreach (var nested in workspace.Yaml(file).Documents.SelectMany(Nested))
                {
                    yield return nested;
                }
            }
        }
    }

    // A file of replacements holds a list of them, or one.
    private static IEnumerable<MappingNode> Nested(Node document) => document switch
    {
        SequenceNode list => list.Items.OfType<MappingNode>(),
        MappingNode one => [one],
        _ => [],
    };

    private static void Write(MappingNode entry, MappingNode target, ReplacementSource value, List<SourceObject> objects)
    {
        var select = new ObjectSelector(target.Mapping("select") ?? target, patterns: false);
        var rejects = target.List("reject").OfType<MappingNode>().Select(reject => new ObjectSelector(reject, patterns: false)).ToList();
        var writer = new ReplacementWriter(value, entry, target);
        foreach (var candidate in objects.Where(candidate => select.Selects(candidate) && !rejects.Exists(reject => reject.Selects(candidate))))
        {
            candidate.Add(writer);
            writer.Rename(candidate);
        }
    }
}
