using Tandem.Manifests;
using Tandem.Schemas;

namespace Tandem.Kustomize;

/// <summary>The ConfigMaps and Secrets that a kustomization generates.</summary>
internal static class Generators
{
    public static IEnumerable<SourceObject> Of(KustomizationFile kustomization, Func<ScalarNode, string?> use, EntryTrail trail, List<SourceObject> given)
    {
        var common = PlainName(kustomization.Root.Mapping("generatorOptions"));
        foreach (var (field, kind) in new[] { ("configMapGenerator", "ConfigMap"), ("secretGenerator", "Secret") })
        {
            foreach (var entry in kustomization.Mappings(field))
            {
                UseFiles(entry, use);
                var plain = PlainName(entry.Mapping("options")) ?? common;
                var made = new SourceObject(new SchemaId("", "v1", kind), new GeneratedWriter(entry) { PlainName = plain })
                {
                    Name = entry.Text("name") ?? "",
                    Namespace = entry.Text("namespace"),
                    HasHashedName = plain is null,
                };
                if (entry.Text("behavior") is not ("merge" or "replace"))
                {
                    yield return trail.Note(made, entry["name"] as ScalarNode);
                    continue;
                }

                trail.NoteLacking(made, entry, given);
                if (given.Find(candidate => candidate.Id == made.Id && candidate.WasNamed(made.Name) && (made.Namespace is null || candidate.Namespace == made.Namespace)) is { } target)
                {
                    target.Add(made.Writers[0]);
                }
                else
                {
                    yield return made;
                }
            }
        }
    }

    // Where the name is to stay as it is written, whatever the content.
    private static ScalarNode? PlainName(MappingNode? options) => options?["disableNameSuffixHash"] is ScalarNode { Text: "true" } option ? option : null;

    private static void UseFiles(MappingNode entry, Func<ScalarNode, string?> use)
    {
        foreach (var file in entry.List("files").Concat(entry.List("envs")).Append(entry["env"]).OfType<ScalarNode>())
        {
            var equals = file.Text.IndexOf('=', StringComparison.Ordinal);
            var path = file.Text[(equals + 1)..];
            use(new ScalarNode(file.Source, file.Line, file.Column, path, ScalarType.String));
        }
    }
}
