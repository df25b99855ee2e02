using Tandem.Findings;
using Tandem.Schemas;

namespace Tandem.Rules.Objects;

/// <summary>A volume that is mounted below another one in which nobody can make the folder for it.</summary>
/// <remarks>The runtime makes the folder of a mount where it is missing; volumes of ConfigMaps, Secrets and the like are read-only: https://kubernetes.io/docs/concepts/storage/volumes/#configmap</remarks>
public sealed class NestedMount() : ObjectRule(new RuleInfo(
    "TND0162", "nested-mount", Severity.Error, Layers.Schemas, "A volume is mounted below one that cannot hold its folder."))
{
    private static readonly string[] Fixed = ["configMap", "secret", "projected", "downwardAPI"];

    /// <inheritdoc/>
    private protected override bool Concerns(SchemaId id) => PodSpecs.IsIn(id);

    /// <inheritdoc/>
    private protected override IEnumerable<Flaw> Flaws(ObjectField root) => PodSpecs.Of(root) is not { } pod ? [] :
        from container in PodSpecs.Containers(pod)
        from outer in container["volumeMounts"].Items
        where outer["mountPath"].String is { Length: > 1 } && !outer.Has("subPath") && !outer.Has("subPathExpr")
            && pod["volumes"].Items.Any(volume => volume["name"].Text == outer["name"].Text && Fixed.Any(volume.Has))
        from inner in container["volumeMounts"].Items
        let path = inner["mountPath"]
        where path.String is { } text && text.StartsWith(outer["mountPath"].Text!.TrimEnd('/') + "/", StringComparison.Ordinal) && text.TrimEnd('/').Length > outer["mountPath"].Text!.TrimEnd('/').Length
        select path.Flaw($"{path.Text} lies below {outer["mountPath"].Text}, a volume that is read-only: the folder cannot be made, and the container does not start.", "Mount it beside the other.");
}
