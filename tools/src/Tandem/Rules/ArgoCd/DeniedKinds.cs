using Tandem.Findings;

namespace Tandem.Rules.ArgoCd;

/// <summary>The black lists of a project: they win over what its white lists let in.</summary>
internal static class DeniedKinds
{
    private static readonly string[] Scopes = ["clusterResource", "namespaceResource"];

    /// <summary>The entries that keep out what the project's Applications bring, each once.</summary>
    public static IEnumerable<Finding> Of(RuleInfo rule, Deliveries all, ObjectField project, IReadOnlyList<ObjectField> rendered, IReadOnlyList<PublishedCrd> crds) =>
        from scope in Scopes
        from entry in project["spec"][$"{scope}Blacklist"].Items
        let isOfCluster = scope == Scopes[0]
        let denied = rendered.Where(root => ArgoCd.Scopes.IsOfCluster(all, root) == isOfCluster && Projects.IsOf(entry, root.Owner.Manifest.Id, root.Owner.Manifest.Name)).Select(root => $"{root.Kind} {root.Owner.Manifest.Name}")
            .Concat(isOfCluster ? crds.Where(crd => Projects.IsOf(entry, PublishedCrd.Id, crd.Name)).Select(crd => $"CRD {crd.Name}") : []).ToList()
        where denied.Count > 0
        select entry["kind"].Flaw($"The AppProject {project.Owner.Manifest.Name} denies {entry["kind"].Text}, and its Applications bring the {denied[0]}: the sync is refused.", "Take the entry out: what the project does not allow is refused anyway.").Of(rule) with
        {
            Involves = denied,
        };
}
