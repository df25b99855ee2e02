using Tandem.Manifests;
using Tandem.Schemas;

namespace Tandem.Kustomize;

/// <summary>The ConfigMaps and Secrets that a kustomization generates.</summary>
internal static class Generators
{
    public static IEnumerable<SourceObject> Of(KustomizationFile kustomization, Func<ScalarNode, string?> use)
    {
        var plainNames = kustomization.Root.Mapping("generatorOptions")?["disableNameSuffixHash"] is ScalarNode { Text: "true" };
        foreach (var (field, kind) in new[] { ("configMapGenerator", "ConfigMap"), ("secretGenerator", "Secret") })
        {
            foreach (var entry in kustomization.Mappings(field))
            {
                UseFiles(entry, use);
                yield return new SourceObject(new SchemaId("", "v1", kind), new GeneratedWriter(entry))
                {
                    Name = entry.Text("name") ?? "",
                    Namespace = entry.Text("namespace"),
                    HasHashedName = !plainNames && entry.Mapping("options")?["disableNameSuffixHash"] is not ScalarNode { Text: "true" },
                };
            }
        }
    }

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
