using Tandem.Findings;
using Tandem.Kustomize.Effects;
using Tandem.Manifests;
using Tandem.Rules;

namespace Tandem.Kustomize;

/// <summary>Reads the patches of one kustomization and notes them at the objects they write to.</summary>
internal sealed class PatchReader(Workspace workspace, KustomizationFile kustomization, Func<ScalarNode, string?> use, OverwriteWatch watch, IReadOnlyList<string> way)
{
    private readonly List<Node> documents = [];
    private readonly List<PatchTarget> targets = [];
    private readonly List<Finding> findings = [];
    private readonly List<Effect> effects = [];
    private readonly List<Deletion> deletions = [];

    /// <summary>Every document that was read.</summary>
    public IReadOnlyList<Node> Documents => documents;

    /// <summary>Every target that was looked for.</summary>
    public IReadOnlyList<PatchTarget> Targets => targets;

    /// <summary>What every patch did.</summary>
    public IReadOnlyList<Effect> Effects => effects;

    /// <summary>What the patches take away.</summary>
    public IReadOnlyList<Deletion> Deletions => deletions;

    /// <summary>What is wrong with the patches.</summary>
    public IReadOnlyList<Finding> Findings => findings;

    /// <summary><c>patchesStrategicMerge</c>: a path, or the patch itself.</summary>
    public void ApplyStrategic(List<SourceObject> objects)
    {
        foreach (var entry in kustomization.Scalars("patchesStrategicMerge"))
        {
            var isInline = entry.Text.Contains('\n', StringComparison.Ordinal);
            var read = isInline ? Embedded(entry) : FileDocuments(entry);
            Apply(new PatchEntry(entry, read, null, RenamesObjects: false), objects);
        }
    }

    /// <summary><c>patches</c>: a path or the patch itself, with or without a target.</summary>
    public void ApplyPatches(List<SourceObject> objects) => ApplyEntries("patches", objects);

    /// <summary><c>patchesJson6902</c>: the same, always with a target.</summary>
    public void ApplyJson(List<SourceObject> objects) => ApplyEntries("patchesJson6902", objects);

    private void ApplyEntries(string field, List<SourceObject> objects)
    {
        foreach (var entry in kustomization.Mappings(field))
        {
            var text = entry["path"] as ScalarNode ?? entry["patch"] as ScalarNode;
            Apply(new PatchEntry(text ?? (Node)entry, DocumentsOf(entry), entry.Mapping("target"), entry.Mapping("options") is not null), objects);
        }
    }

    private IReadOnlyList<Node> DocumentsOf(MappingNode entry) => entry switch
    {
        _ when entry["path"] is ScalarNode { IsNull: false } path => FileDocuments(path),
        _ when entry["patch"] is ScalarNode { IsNull: false } inline => Embedded(inline),
        _ => [],
    };

    private IReadOnlyList<Node> FileDocuments(ScalarNode path) => use(path) is { } file ? workspace.Yaml(file).Documents : [];

    private IReadOnlyList<Node> Embedded(ScalarNode inline)
    {
        var file = EmbeddedYaml.Read(inline);
        findings.AddRange(file.Findings);
        return file.Documents;
    }

    private void Apply(PatchEntry entry, List<SourceObject> objects) =>
        watch.Watch(objects, [.. way, $"p{entry.Node.Line}:{entry.Node.Column}"], entry.Documents, () => Write(entry, objects));

    private void Write(PatchEntry entry, List<SourceObject> objects)
    {
        var hits = 0;
        var changed = false;
        foreach (var document in entry.Documents)
        {
            documents.Add(document);
            var own = ManifestObject.From(document);
            var selected = objects.FindAll(candidate => IsTarget(candidate, entry.Target, own));
            Note(document, entry.Target, own, selected.Count, objects);
            hits += selected.Count;
            if (selected.Exists(candidate => !candidate.State.IsCertain))
            {
                watch.Spare(document);
            }

            changed |= document switch
            {
                SequenceNode operations => Apply(operations, selected),
                MappingNode patch => Apply(patch, entry.RenamesObjects, selected, objects),
                _ => true,
            };
        }

        effects.Add(new Effect(EffectKind.Patch, entry.Node.Place, entry.Name, hits, changed)
        {
            Operations = [.. entry.Documents.OfType<SequenceNode>().SelectMany(list => list.Items.Select(item => KeyPlaces.Of(list, item)))],
        });
    }

    private bool Apply(SequenceNode operations, List<SourceObject> selected)
    {
        findings.AddRange(JsonPatchOperations.Check(operations));
        selected.ForEach(candidate => candidate.Add(new JsonPatchWriter(operations)));
        var changed = false;
        foreach (var operation in operations.Items.OfType<MappingNode>())
        {
            var fails = selected.Exists(candidate => JsonPatchStep.Fails(candidate.State, operation));
            var changes = selected.ConvertAll(candidate => Step(candidate, operation)).Contains(true);
            effects.Add(new Effect(EffectKind.Operation, KeyPlaces.Of(operations, operation), $"{operation.Text("op")} {operation.Text("path")}", selected.Count, changes) { Fails = fails ? operation["path"] : null });
            changed |= changes;
        }

        return changed;
    }

    // Operations may rename; kustomize takes whoever names the object along.
    private static bool Step(SourceObject candidate, MappingNode operation)
    {
        var before = candidate.State.Root.Mapping("metadata")?.Text("name");
        var changes = JsonPatchStep.Apply(candidate.State, operation);
        candidate.Name = candidate.State.Root.Mapping("metadata")?.Text("name") is { } name && name != before ? name : candidate.Name;
        return changes;
    }

    private bool Apply(MappingNode patch, bool renames, List<SourceObject> selected, List<SourceObject> objects)
    {
        if (patch.Text("$patch") == "delete")
        {
            deletions.AddRange(selected.Select(lost => new Deletion(patch.Find("$patch")!.Key.Place, lost.Id, lost.Name)));
            objects.RemoveAll(selected.Contains);
            return true;
        }

        var writer = new DocumentWriter(patch, ChainRole.Patch);
        var changed = renames;
        foreach (var candidate in selected)
        {
            candidate.Add(writer);
            changed |= StrategicMerge.Patch(candidate, patch);
            candidate.Name = renames && patch.Mapping("metadata")?.Text("name") is { } name ? name : candidate.Name;
        }

        return changed;
    }

    // A target that selects nothing passes in silence; a patch that names its own object and does not find it does not build.
    private void Note(Node document, MappingNode? target, ManifestObject? own, int selected, List<SourceObject> objects)
    {
        if (target is not null)
        {
            targets.Add(new PatchTarget(target, document, selected, selected > 0 ? null : SelectorSlip.Of(target, patterns: true, objects)));
        }
        else if (own is not null && selected == 0)
        {
            var names = objects.Where(candidate => candidate.Id.Kind == own.Id.Kind).Select(candidate => candidate.Name).ToList();
            var nearest = Schemas.NearestName.Find(own.Name, names);
            var place = (names.Count > 0 ? own.Root.Mapping("metadata")?["name"] : own.Root["kind"]) ?? own.Root;
            findings.Add(Finding.At(KustomizeRules.Unrenderable, place.Place, $"The patch is for {own}, which this kustomization does not hold.",
                nearest is null ? null : $"Did you mean {nearest}?"));
        }
    }

    private static bool IsTarget(SourceObject candidate, MappingNode? target, ManifestObject? own) =>
        target is not null ? new ObjectSelector(target, patterns: true).Selects(candidate)
        : own is not null && own.Id.Kind == candidate.Id.Kind && own.Id.Group == candidate.Id.Group && candidate.WasNamed(own.Name)
            && (own.Namespace is null || candidate.Namespace is null || own.Namespace == candidate.Namespace);
}
