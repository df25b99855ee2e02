using Tandem.Findings;
using Tandem.Schemas;

namespace Tandem.Rules.Objects;

/// <summary>A container that uses a volume or a resource claim which its Pod does not declare.</summary>
public sealed class UndeclaredInPod() : ObjectRule(new RuleInfo(
    "TND0122", "undeclared-in-pod", Severity.Error, Layers.Schemas, "A container uses a volume or claim that its Pod does not declare."))
{
    // GKE's webhook adds the volumes of its Cloud Storage FUSE sidecar before the API server checks the Pod.
    private const string Injected = "gke-gcsfuse-";

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
        if (used.Count == 0 || !IsNamed(pod["volumes"]))
        {
            return [];
        }

        var volumes = NamesOf(pod.Select("volumes[].name").Concat(root.Select("spec.volumeClaimTemplates[].metadata.name")));
        return used.Select(name => Check(name, "volume", "spec.volumes", volumes));
    }

    private static IEnumerable<Flaw?> OfClaims(ObjectField pod, List<ObjectField> used)
    {
        if (used.Count == 0 || !IsNamed(pod["resourceClaims"]))
        {
            return [];
        }

        var claims = NamesOf(pod.Select("resourceClaims[].name"));
        return used.Select(name => Check(name, "resource claim", "spec.resourceClaims", claims));
    }

    // A list under another name, an item without a name or with a malformed one: what is wrong there is reported there.
    private static bool IsNamed(ObjectField list) => !list.IsMisspelt && list.Items.All(item => item["name"].Text is { } name && Names.Label(name) is null);

    private static IEnumerable<ObjectField> Volumes(ObjectField container) => container.Select("volumeMounts[].name")
        .Concat(container.Select("volumeDevices[].name")).Concat(container.Select("env[].valueFrom.fileKeyRef.volumeName"));

    private static HashSet<string> NamesOf(IEnumerable<ObjectField> names) => [.. names.Select(name => name.Text).OfType<string>()];

    private static Flaw? Check(ObjectField name, string thing, string list, HashSet<string> declared)
    {
        if (name.String is not { Length: > 0 } text || declared.Contains(text) || text.StartsWith(Injected, StringComparison.Ordinal))
        {
            return null;
        }

        var hint = Schemas.NearestName.Find(text, declared) is { } nearest ? $"Did you mean {nearest}?" : $"Declare it under {list} of the Pod.";
        return name.Flaw($"{name.Here} names the {thing} {text}, which the Pod does not have.", hint);
    }

    private static Flaw? Outside(ObjectField path) => path.Text is { } text && (text.StartsWith('/') || text.Split('/').Contains("..", StringComparer.Ordinal))
        ? path.Flaw($"{path.Here} must be a relative path without ..; it is {text}.") : null;
}
