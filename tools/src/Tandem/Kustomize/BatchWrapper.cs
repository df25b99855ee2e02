namespace Tandem.Kustomize;

/// <summary>
/// A kustomization that takes in several units and marks every object with the unit it comes from, so that what it renders
/// can be taken apart again: byte for byte what kustomize prints for each unit by itself.
/// </summary>
/// <remarks>
/// The mark is a field of its own beside <c>metadata</c>, written by a label transformer: that one keeps every number as it is,
/// which a JSON patch does not. Kustomize prints keys and objects in an order that does not depend on the other units.
/// </remarks>
/// <param name="root">The repository's root.</param>
/// <param name="state">The folder for wrappers. Kustomize reaches units from it by a relative path only.</param>
/// <param name="units">The folders of the units, from the root.</param>
internal sealed class BatchWrapper(string root, string state, IReadOnlyList<string> units)
{
    private const string Mark = "tandemUnit";
    private const string Separator = "\n---\n";

    /// <summary>Writes the wrapper; what is returned is its folder, null where it cannot be written.</summary>
    public string? Write()
    {
        var folder = Path.Combine(state, Programs.CacheFolder.KeyOf([ToolVersion.Text, root, .. units])[..16]);
        try
        {
            for (var i = 0; i < units.Count; i++)
            {
                var own = Path.Combine(folder, Name(i));
                Save(own, UnitText(i, Path.GetRelativePath(own, Path.Combine(root, units[i])).Replace('\\', '/')));
            }

            Save(folder, $"resources: [{string.Join(", ", units.Select((_, i) => Name(i)))}]\n");
            return folder;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The text of each unit; null where an object has no mark of ours.</summary>
    public IReadOnlyList<string>? Split(string rendered)
    {
        var texts = units.Select(_ => new List<string>()).ToList();
        foreach (var document in rendered.TrimEnd('\n').Split(Separator))
        {
            if (Unmark(document) is not var (unit, text) || unit >= units.Count)
            {
                return null;
            }

            texts[unit].Add(text);
        }

        return [.. texts.Select(documents => documents.Count == 0 ? "" : string.Join(Separator, documents) + "\n")];
    }

    private static string Name(int unit) => $"u{unit}";

    // The keys of an object are printed in order, and each at the start of a line: nothing else can look like the mark.
    private static (int Unit, string Text)? Unmark(string document)
    {
        const string start = $"\n{Mark}:\n  unit: u";
        var at = document.IndexOf(start, StringComparison.Ordinal);
        var end = at < 0 ? -1 : document.IndexOf('\n', at + start.Length);
        end = end < 0 ? document.Length : end;
        return at >= 0 && int.TryParse(document.AsSpan(at + start.Length, end - at - start.Length), out var unit)
            ? (unit, document[..at] + document[end..])
            : null;
    }

    // The facts of several units are ConfigMaps of one name; they are not printed, so their namespace is free.
    private static string UnitText(int unit, string path) =>
        $$"""
        resources: ['{{path.Replace("'", "''", StringComparison.Ordinal)}}']
        patches:
        - target: {kind: ConfigMap, annotationSelector: config.kubernetes.io/local-config=true}
          patch: |-
            - {op: add, path: /metadata/namespace, value: {{Name(unit)}}}
        transformers:
        - |-
          apiVersion: builtin
          kind: LabelTransformer
          metadata: {name: mark}
          labels: {unit: {{Name(unit)}}}
          fieldSpecs:
          - {path: {{Mark}}, create: true}

        """;

    // What stands there is right already, unless a process was stopped half-way: the folder is named for its content.
    private static void Save(string folder, string text)
    {
        var path = Path.Combine(folder, "kustomization.yaml");
        if (File.Exists(path) && File.ReadAllText(path) == text)
        {
            return;
        }

        Directory.CreateDirectory(folder);
        var draft = Path.Combine(folder, $".{Guid.NewGuid():N}");
        File.WriteAllText(draft, text);
        File.Move(draft, path, overwrite: true);
    }
}
