using Tandem.Findings;
using Tandem.Schemas;

namespace Tandem.Rules.Objects;

/// <summary>A choice between fields that is made otherwise than its type says.</summary>
/// <remarks>A choice that is made twice or not at all is reported as <see cref="ObjectRules.ConflictingFields"/>.</remarks>
public sealed class UnionMismatch() : ObjectRule(new RuleInfo(
    "TND0120", "union-mismatch", Severity.Error, Layers.Schemas, "A field belongs to another type than its mapping names, or the type's own is missing."))
{
    /// <inheritdoc/>
    private protected override bool Concerns(SchemaId id) => Selectors.IsKnown(id)
        && (PodSpecs.IsIn(id) || UnionTables.Kinds.Contains(id.Kind) || UnionTables.Typed.Contains(id.Kind) || id.Kind == "NetworkPolicy");

    /// <inheritdoc/>
    private protected override IEnumerable<Flaw> Flaws(ObjectField root) =>
        OfPod(root)
            .Concat(UnionTables.Kinds[root.Kind].SelectMany(union => Check(union, root)))
            .Concat(UnionTables.Typed[root.Kind].SelectMany(union => root.Select(union.Where).SelectMany(union.Check)))
            .Concat(root.Is("NetworkPolicy") ? root.Select("spec.ingress[].from[]").Concat(root.Select("spec.egress[].to[]")).Select(Peer) : [])
            .OfType<Flaw>();

    private static IEnumerable<Flaw?> OfPod(ObjectField root)
    {
        if (PodSpecs.Of(root) is not { } pod)
        {
            return [];
        }

        var containers = PodSpecs.Containers(pod);
        return UnionTables.Pod.SelectMany(union => Check(union, pod)).Append(NameServers(pod))
            .Concat(containers.SelectMany(container => UnionTables.Container.SelectMany(union => Check(union, container))))
            .Concat(containers.SelectMany(container => container["env"].Items).Select(Variable));
    }

    // Most of the choices stand nowhere in most objects.
    private static IEnumerable<Flaw?> Check(Union union, ObjectField from) => from.Select(union.Where) is { Count: > 0 } holders ? holders.Select(union.Check) : [];

    private static Flaw? NameServers(ObjectField pod) => pod["dnsPolicy"].Text == "None" && pod["dnsConfig"]["nameservers"].Items.Count == 0
        ? pod["dnsPolicy"].Flaw($"{pod["dnsPolicy"].Here} is None, which takes {pod["dnsConfig"]["nameservers"].Here}; there is none.", "Name them, or take dnsPolicy out.") : null;

    // An empty value beside valueFrom is allowed.
    private static Flaw? Variable(ObjectField variable) => variable.Has("valueFrom") && variable["value"].Text is { Length: > 0 }
        ? Union.Conflict(variable, $"{variable.Here} must have at most one of value and valueFrom; it has both.", null) : null;

    private static Flaw? Peer(ObjectField peer) => peer.Has("ipBlock") && (peer.Has("podSelector") || peer.Has("namespaceSelector"))
        ? Union.Conflict(peer, $"{peer.Here} must have ipBlock alone, or selectors alone; it has both.", "Make two items of the list.") : null;
}
