using Tandem.Kustomize;
using Tandem.Kustomize.Effects;
using Tandem.Manifests;
using Tandem.Schemas;

namespace Tandem.Fleet;

/// <summary>
/// The objects of a unit as they would be: what was rendered, with the differences that the walk worked out. So everything that
/// kustomize alone knows (names with a hash, labels of templates) stays as it was rendered.
/// </summary>
internal static class TrialObjects
{
    private const string Local = "config.kubernetes.io/local-config";
    private static readonly string[] Holders = ["configMap", "configMapRef", "configMapKeyRef", "secret", "secretRef", "secretKeyRef"];

    /// <summary>Those of a unit by another tree.</summary>
    public static IEnumerable<FleetObject> Of(RenderedUnit unit, KustomizationTree tree)
    {
        var rendered = unit.Objects.Where(candidate => candidate.Source is not null).DistinctBy(candidate => candidate.Source!).ToDictionary(candidate => candidate.Source!);
        foreach (var source in tree.Objects.Where(source => source.State.Marks("annotations")?.Text(Local) != "true" && source.Writers[0] is not GeneratedWriter { IsNew: false }))
        {
            var before = unit.Tree.Objects.FirstOrDefault(old => old.Id == source.Id && old.Name == source.Name && old.Namespace == source.Namespace);
            if (before is not null && !rendered.ContainsKey(before))
            {
                continue;
            }

            if (before is not null)
            {
                var old = rendered[before].Manifest;
                yield return new FleetObject(unit.Unit, source.State.IsCertain && Merge(old.Root, before.State.Root, source.State.Root) is MappingNode root ? old with { Root = root } : old, source);
            }
            else if (source.State.IsCertain && ManifestObject.From(Named(source.State.Root, unit)) is { } made)
            {
                yield return new FleetObject(unit.Unit, made, source);
            }
        }
    }

    private static Node Merge(Node rendered, Node before, Node after) => NodeText.AreEqual(before, after) ? rendered
        : (rendered, before, after) switch
        {
            (MappingNode shown, MappingNode old, MappingNode now) => new MappingNode(shown.Source, shown.Line, shown.Column,
            [
                .. shown.Entries.Where(entry => old[entry.Name] is null || now[entry.Name] is not null)
                    .Select(entry => now[entry.Name] is { } value ? entry with { Value = old[entry.Name] is { } was ? Merge(entry.Value, was, value) : value } : entry),
                .. now.Entries.Where(entry => shown[entry.Name] is null),
            ]),
            (SequenceNode shown, SequenceNode old, SequenceNode now) when shown.Items.Count == old.Items.Count =>
                NodeEdit.With(now, [.. now.Items.Select((item, i) => i < old.Items.Count ? Merge(shown.Items[i], old.Items[i], item) : item)]),
            _ => after,
        };

    // What kustomize would do where a new object names a generated one.
    private static MappingNode Named(MappingNode root, RenderedUnit unit) => FieldPaths.Scalars(root)
        .Where(scalar => scalar.Path is [.., { Key: { } holder }, { Key: "name" or "secretName" }] && Holders.Contains(holder, StringComparer.Ordinal))
        .Select(scalar => new { scalar, made = unit.Objects.FirstOrDefault(candidate => candidate.Source is { HasHashedName: true } source && source.Name == scalar.Node.Text) })
        .Where(pair => pair.made is not null)
        .Aggregate(root, (now, pair) => (MappingNode)NodeEdit.Set(now, [.. pair.scalar.Path],
            new ScalarNode(pair.scalar.Node.Source, pair.scalar.Node.Line, pair.scalar.Node.Column, pair.made!.Manifest.Name, ScalarType.String)));
}
