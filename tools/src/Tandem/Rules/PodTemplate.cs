using Tandem.Fleet;
using Tandem.Rules.Objects;

namespace Tandem.Rules;

/// <summary>The Pods that an object of a cluster makes.</summary>
/// <param name="Cluster">The cluster.</param>
/// <param name="Root">The object.</param>
/// <param name="Spec">The Pods' spec.</param>
internal sealed record PodTemplate(string Cluster, ObjectField Root, ObjectField Spec)
{
    private const string DefaultAccount = "default";

    /// <summary>The namespace that they run in.</summary>
    public string Namespace => Root.Owner.Manifest.Namespace ?? "default";

    /// <summary>The field that names their account.</summary>
    public ObjectField AccountField => Spec.Has("serviceAccountName") || !Spec.Has("serviceAccount") ? Spec["serviceAccountName"] : Spec["serviceAccount"];

    /// <summary>Who they run as.</summary>
    public KubernetesAccount Account => new(Namespace, AccountField.Text is { Length: > 0 } name ? name : DefaultAccount);

    /// <summary>Their labels.</summary>
    public ObjectField Labels { get; } = Spec.Parent!["metadata"]["labels"];

    /// <summary>Their annotations.</summary>
    public ObjectField Annotations => Spec.Parent!["metadata"]["annotations"];

    /// <summary>Every container, init and ephemeral ones too.</summary>
    public IReadOnlyList<ObjectField> Containers { get; } = PodSpecs.Containers(Spec);

    /// <summary>Containers that run, init containers that stay included, without those that end before.</summary>
    public IEnumerable<ObjectField> Running => Spec["containers"].Items
        .Concat(Spec["initContainers"].Items.Where(container => container["restartPolicy"].Text == "Always"));

    /// <summary>Whether the cluster declares their account, or makes it itself.</summary>
    public bool HasAccount(FleetModel fleet) => Account.Name == DefaultAccount || fleet.ObjectsOf(Cluster).Any(other =>
        other.Manifest is { Id: { Kind: "ServiceAccount", Group: "" } } account && account.Name == Account.Name && (account.Namespace ?? "default") == Namespace);

    /// <summary>The Pods of every cluster that was asked for.</summary>
    public static IEnumerable<PodTemplate> Of(FleetModel fleet) =>
        from unit in fleet.Units
        where unit.Unit.Cluster is not null
        from candidate in unit.Objects
        let pod = In(unit.Unit.Cluster!, ObjectField.Root(candidate))
        where pod is not null
        select pod;

    /// <summary>The Pods that one object makes; null where it makes none.</summary>
    public static PodTemplate? In(string cluster, ObjectField root) =>
        root.Is("PodTemplate") || PodSpecs.Of(root) is not { } spec ? null : new PodTemplate(cluster, root, spec);

    /// <summary>An annotation.</summary>
    public ObjectField Annotation(string name) => Annotations[name];

    public override string ToString() => $"{Root.Kind} {Root.Owner.Manifest.Name}";
}
