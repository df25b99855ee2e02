using Tandem.Findings;
using Tandem.Kustomize.Effects;
using Tandem.Manifests;
using Tandem.Rules;

namespace Tandem.Kustomize;

/// <summary>Reads the replacements of one kustomization and notes them at the objects they write to.</summary>
internal sealed class ReplacementReader(Workspace workspace, KustomizationFile kustomization, Func<ScalarNode, string?> use)
{
    private readonly List<ReplacementTarget> targets = [];
    private readonly List<Effect> effects = [];

    /// <summary>Every target that was looked for.</summary>
    public IReadOnlyList<ReplacementTarget> Targets => targets;

    /// <summary>What every one of their fields did.</summary>
    public IReadOnlyList<Effect> Effects => effects;

    /// <summary>Notes every replacement; what is returned are the sources, with what is said of those that are not here.</summary>
    public IReadOnlyList<TriedSource> Apply(List<SourceObject> objects)
    {
        var sources = new List<TriedSource>();
        foreach (var entry in Entries())
        {
            if (entry.Mapping("source") is not { } source)
            {
                continue;
            }

            if (objects.Find(new ObjectSelector(source, patterns: false).Selects) is not { } holder)
            {
                sources.Add(new TriedSource(source, NoSource(source, objects)));
                TargetsOf(entry).ForEach(target => Select(target, objects));
                continue;
            }

            sources.Add(new TriedSource(source, null));
            var value = ReplacementSource.From(holder, source) with { Entry = entry };
            TargetsOf(entry).ForEach(target => Write(new ReplacementWriter(value, target), Select(target, objects)));
        }

        return sources;
    }

    private static Finding NoSource(MappingNode source, List<SourceObject> objects)
    {
        var names = objects.Where(candidate => candidate.Id.Kind == source.Text("kind")).Select(candidate => candidate.Name).ToList();
        var nearest = Schemas.NearestName.Find(source.Text("name") ?? "", names);
        var place = (names.Count > 0 ? source["name"] : source["kind"]) ?? source;
        return Finding.At(KustomizeRules.Unrenderable, place.Place,
            $"The replacement takes its value from {source.Text("kind")} {source.Text("name")}, which this kustomization does not hold.",
            nearest is null ? "Take its file or component in before this one." : $"Did you mean {nearest}?");
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

    private static List<MappingNode> TargetsOf(MappingNode entry) => [.. entry.List("targets").OfType<MappingNode>()];

    private List<SourceObject> Select(MappingNode target, List<SourceObject> objects)
    {
        var fields = target.Mapping("select") ?? target;
        var select = new ObjectSelector(fields, patterns: false);
        var rejects = target.List("reject").OfType<MappingNode>().Select(reject => new ObjectSelector(reject, patterns: false)).ToList();
        var selected = objects.FindAll(candidate => select.Selects(candidate) && !rejects.Exists(reject => reject.Selects(candidate)));
        targets.Add(new ReplacementTarget(target, selected.Count, selected.Count > 0 ? null : SelectorSlip.Of(fields, patterns: false, objects)));
        return selected;
    }

    private void Write(ReplacementWriter writer, List<SourceObject> selected)
    {
        effects.AddRange(writer.Write(selected));
        foreach (var candidate in selected)
        {
            candidate.Add(writer);
            writer.Rename(candidate);
        }
    }
}
