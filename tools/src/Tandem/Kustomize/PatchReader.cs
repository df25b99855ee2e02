using Tandem.Findings;
using Tandem.Manifests;
using Tandem.Rules;

namespace Tandem.Kustomize;

/// <summary>Reads the patches of one kustomization and notes them at the objects they write to.</summary>
internal sealed class PatchReader(Workspace workspace, KustomizationFile kustomization, Func<ScalarNode, string?> use)
{
    private readonly List<Node> documents = [];
    private readonly List<PatchTarget> targets = [];
    private readonly List<Finding> findings = [];

    /// <summary>Every document that was read.</summary>
    public IReadOnlyList<Node> Documents => documents;

    /// <summary>Every target that was looked for.</summary>
    public IReadOnlyList<PatchTarget> Targets => targets;

    /// <summary>What is wrong with the patches.</summary>
    public IReadOnlyList<Finding> Findings => findings;

    /// <summary><c>patchesStrategicMerge</c>: a path, or the patch itself.</summary>
    public void ApplyStrategic(List<SourceObject> objects)
    {
        foreach (var entry in kustomization.Scalars("patchesStrategicMerge"))
        {
            var isInline = entry.Text.Contains('\n', StringComparison.Ordinal);
            var read = isInline ? Embedded(entry) : FileDocuments(entry);
            Apply(read, target: null, objects);
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
            Apply(DocumentsOf(entry), entry.Mapping("target"), objects);
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

    private void Apply(IReadOnlyList<Node> read, MappingNode? target, List<SourceObject> objects)
    {
        foreach (var document in read)
        {
            documents.Add(document);
            var own = ManifestObject.From(document);
            var selected = objects.FindAll(candidate => IsTarget(candidate, target, own));
            Note(document, target, own, selected.Count, objects);
            if (document is SequenceNode operations)
            {
                findings.AddRange(JsonPatchOperations.Check(operations));
                selected.ForEach(candidate => candidate.Add(new JsonPatchWriter(operations)));
            }
            else if (document is MappingNode patch)
            {
                Apply(patch, selected, objects);
            }
        }
    }

    private static void Apply(MappingNode patch, List<SourceObject> selected, List<SourceObject> objects)
    {
        if (patch.Text("$patch") == "delete")
        {
            objects.RemoveAll(selected.Contains);
            return;
        }

        var writer = new DocumentWriter(patch, ChainRole.Patch);
        selected.ForEach(candidate =>
        {
            candidate.Add(writer);
            candidate.Read(patch.Mapping("metadata"));
        });
    }

    // A target that selects nothing passes in silence; a patch that names its own object and does not find it does not build.
    private void Note(Node document, MappingNode? target, ManifestObject? own, int selected, List<SourceObject> objects)
    {
        if (target is not null)
        {
            targets.Add(new PatchTarget(target, document, selected, WrongField(target, objects)));
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

    private static Node WrongField(MappingNode target, List<SourceObject> objects) =>
        target.Entries.Select(entry => entry.Value).OfType<ScalarNode>().FirstOrDefault(value =>
        {
            var only = new MappingNode(target.Source, target.Line, target.Column, [.. target.Entries.Where(entry => ReferenceEquals(entry.Value, value))]);
            return !objects.Exists(new ObjectSelector(only, patterns: true).Selects);
        }) ?? (Node)target;

    private static bool IsTarget(SourceObject candidate, MappingNode? target, ManifestObject? own) =>
        target is not null ? new ObjectSelector(target, patterns: true).Selects(candidate)
        : own is not null && own.Id.Kind == candidate.Id.Kind && own.Id.Group == candidate.Id.Group && candidate.WasNamed(own.Name)
            && (own.Namespace is null || candidate.Namespace is null || own.Namespace == candidate.Namespace);
}
