using Tandem.Findings;
using Tandem.Schemas;

namespace Tandem.Rules.Objects;

/// <summary>A container that uses a volume or a resource claim which its Pod does not declare.</summary>
public sealed class UndeclaredInPod() : ObjectRule(new RuleInfo(
    "TND0122", "undeclared-in-pod", Severity.Error, Layers.Schemas, "A container uses a volume or claim that its Pod does not declare."))
{
    /// <inheritdoc/>
    private protected override bool Concerns(SchemaId id) => PodSpecs.IsIn(id);

    /// <inheritdoc/>
    private protected override IEnumerable<Flaw> Flaws(ObjectField root)
    {
        if (PodSpecs.Of(root) is not { } pod)
        {
            return [];
        }

        var containers = PodSpecs.Containers(pod);
        return OfVolumes(root, pod, containers.SelectMany(Volumes).ToList())
            .Concat(OfClaims(pod, containers.SelectMany(container => container.Select("resources.claims[].name")).ToList()))
            .Concat(containers.SelectMany(container => container.Select("volumeMounts[].subPath")).Select(Outside))
            .OfType<Flaw>();
    }

    private static IEnumerable<Flaw?> OfVolumes(ObjectField root, ObjectField pod, List<ObjectField> used)
    {
        if (used.Count == 0 || !PodDeclarations.IsNamed(pod["volumes"]))
        {
            return [];
        }

        var volumes = PodDeclarations.NamesOf(pod.Select("volumes[].name").Concat(root.Select("spec.volumeClaimTemplates[].metadata.name")));
        return used.Select(name => PodDeclarations.Check(name, "volume", "spec.volumes", volumes));
    }

    private static IEnumerable<Flaw?> OfClaims(ObjectField pod, List<ObjectField> used)
    {
        if (used.Count == 0 || !PodDeclarations.IsNamed(pod["resourceClaims"]))
        {
            return [];
        }

        var claims = PodDeclarations.NamesOf(pod.Select("resourceClaims[].name"));
        return used.Select(name => PodDeclarations.Check(name, "resource claim", "spec.resourceClaims", claims));
    }

    private static IEnumerable<ObjectField> Volumes(ObjectField container) => container.Select("volumeMounts[].name")
        .Concat(container.Select("volumeDevices[].name")).Concat(container.Select("env[].valueFrom.fileKeyRef.volumeName"));

    private static Flaw? Outside(ObjectField path) => path.Text is { } text && (text.StartsWith('/') || text.Split('/').Contains("..", StringComparer.Ordinal))
        ? path.Flaw($"{path.Here} must be a relative path without ..; it is {text}.") : null;
}
