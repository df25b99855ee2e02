using Tandem.Findings;
using Tandem.Manifests;

namespace Tandem.Kustomize;

/// <summary>Reads the patches of one kustomization and notes them at the objects they write to.</summary>
internal sealed class PatchReader(Workspace workspace, KustomizationFile kustomization, Func<ScalarNode, string?> use)
{
    /// <summary><c>patchesStrategicMerge</c>: a path, or the patch itself.</summary>
    public void ApplyStrategic(List<SourceObject> objects)
    {
        foreach (var entry in kustomization.Scalars("patchesStrategicMerge"))
        {
            var isInline = entry.Text.Contains('\n', StringComparison.Ordinal);
            var documents = isInline ? EmbeddedYaml.Read(entry).Documents : Documents(entry);
            Apply(documents, target: null, objects);
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
        _ when entry["path"] is ScalarNode { IsNull: false } path => Documents(path),
        _ when entry["patch"] is ScalarNode { IsNull: false } inline => EmbeddedYaml.Read(inline).Documents,
        _ => [],
    };

    private IReadOnlyList<Node> Documents(ScalarNode path) => use(path) is { } file ? workspace.Yaml(file).Documents : [];

    private static void Apply(IReadOnlyList<Node> documents, MappingNode? target, List<SourceObject> objects)
    {
        foreach (var document in documents)
        {
            switch (document)
            {
                case SequenceNode operations:
                    Write(objects, target, new JsonPatchWriter(operations), own: null);
                    break;
                case MappingNode patch:
                    ApplyDocument(patch, target, objects);
                    break;
            }
        }
    }

    private static void ApplyDocument(MappingNode patch, MappingNode? target, List<SourceObject> objects)
    {
        var own = ManifestObject.From(patch);
        if (patch.Text("$patch") == "delete")
        {
            objects.RemoveAll(candidate => IsTarget(candidate, target, own));
            return;
        }

        Write(objects, target, new DocumentWriter(patch, ChainRole.Patch), own);
    }

    private static void Write(List<SourceObject> objects, MappingNode? target, FieldWriter writer, ManifestObject? own)
    {
        foreach (var candidate in objects.Where(candidate => IsTarget(candidate, target, own)))
        {
            candidate.Add(writer);
            candidate.Read(own?.Root.Mapping("metadata"));
        }
    }

    private static bool IsTarget(SourceObject candidate, MappingNode? target, ManifestObject? own) =>
        target is not null ? new ObjectSelector(target, patterns: true).Selects(candidate)
        : own is not null && own.Id.Kind == candidate.Id.Kind && own.Id.Group == candidate.Id.Group && candidate.WasNamed(own.Name)
            && (own.Namespace is null || candidate.Namespace is null || own.Namespace == candidate.Namespace);
}
