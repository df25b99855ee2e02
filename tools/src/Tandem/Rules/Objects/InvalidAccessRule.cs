using Tandem.Findings;
using Tandem.Manifests;
using Tandem.Schemas;

namespace Tandem.Rules.Objects;

/// <summary>A rule or a binding of RBAC that grants nothing, or that the API server refuses.</summary>
public sealed class InvalidAccessRule() : ObjectRule(new RuleInfo(
    "TND0129", "invalid-access-rule", Severity.Error, Layers.Schemas, "A rule or binding of RBAC is incomplete or contradicts itself."))
{
    private const string Rbac = "rbac.authorization.k8s.io";

    /// <inheritdoc/>
    private protected override bool Concerns(SchemaId id) => id.Group == Rbac;

    /// <inheritdoc/>
    private protected override IEnumerable<Flaw> Flaws(ObjectField root) =>
        IsMeantForOneNamespace(root) ? [root["kind"].Flaw("A ClusterRoleBinding refers to a Role, and names no namespace of its accounts: it cannot.", "Make it a RoleBinding.")] :
        root["rules"].Items.Where(rule => rule.Mapping is not null).SelectMany(rule => OfRole(rule, root.Is("Role")))
            .Concat(root["subjects"].Items.SelectMany(subject => OfSubject(subject, root.Is("ClusterRoleBinding"))))
            .Append(root.Is("ClusterRoleBinding") && root["roleRef"]["kind"].Text == "Role"
                ? root["roleRef"]["kind"].Flaw("roleRef.kind must be ClusterRole in a ClusterRoleBinding; it is Role.") : null).OfType<Flaw>();

    // All that is wrong with it as it is called is right in a RoleBinding.
    private static bool IsMeantForOneNamespace(ObjectField root) => root.Is("ClusterRoleBinding") && root["roleRef"]["kind"].Text == "Role"
        && root["subjects"].Items is { Count: > 0 } subjects && subjects.All(subject => subject["kind"].Text == "ServiceAccount" && string.IsNullOrEmpty(subject["namespace"].Text));

    private static IEnumerable<Flaw?> OfRole(ObjectField rule, bool inNamespace)
    {
        var (verbs, resources, groups, urls) = (rule["verbs"], rule["resources"], rule["apiGroups"], rule["nonResourceURLs"]);
        yield return verbs.Node is SequenceNode { Items.Count: 0 } ? verbs.KeyFlaw($"{verbs.Here} must have at least one verb; it is empty.") : null;
        if (urls.Items.Count > 0)
        {
            yield return inNamespace ? urls.KeyFlaw($"{urls.Here} must not be set in a Role: URLs belong to no namespace.", "Make it a ClusterRole.")
                : resources.Items.Count + groups.Items.Count > 0
                ? urls.KeyFlaw($"{rule.Here} must have resources or nonResourceURLs; it has both.", "Make two rules.") : null;
            yield break;
        }

        yield return Empty(groups, "at least one API group (\"\" is the core group)") ?? Empty(resources, "at least one resource");
    }

    private static Flaw? Empty(ObjectField list, string wanted) => list.Items.Count > 0 || list is { Exists: true, Node: not SequenceNode } ? null
        : list.Exists
        ? list.KeyFlaw($"{list.Here} must have {wanted}; it is empty.") : list.Missing($"{list.Here} must have {wanted}; it is missing.");

    private static IEnumerable<Flaw?> OfSubject(ObjectField subject, bool everywhere)
    {
        var (isAccount, group, space) = (subject["kind"].Text == "ServiceAccount", subject["apiGroup"], subject["namespace"]);
        yield return isAccount && everywhere && string.IsNullOrEmpty(space.Text)
            ? space.Missing($"{space.Here} is required for a ServiceAccount in a ClusterRoleBinding; it is missing.") : null;
        yield return group.Text is not { Length: > 0 } text ? null
            : isAccount ? group.Flaw($"{group.Here} must be \"\" for a ServiceAccount; it is {text}.", "Remove it.")
            : text != Rbac ? group.Flaw($"{group.Here} must be {Rbac}; it is {text}.") : null;
    }
}
