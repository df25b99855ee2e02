using Tandem.Findings;
using Tandem.Schemas;

namespace Tandem.Rules.Security;

/// <summary>A project of Argo CD that lets its Applications take from, or write to, anywhere.</summary>
/// <remarks>https://argo-cd.readthedocs.io/en/stable/user-guide/projects/</remarks>
public sealed class BroadProject() : ObjectRule(new RuleInfo(
    "TND0716", "broad-project", Severity.Error, Layers.Security, "A project of Argo CD lets its Applications take from or write to anywhere."))
{
    private const string Wildcard = "*";
    private static readonly (string Path, string Told)[] Fields =
    [
        ("spec.sourceRepos[]", "from any repository"), ("spec.destinations[].server", "to any cluster"), ("spec.destinations[].name", "to any cluster"),
        ("spec.destinations[].namespace", "to any namespace"), ("spec.clusterResourceWhitelist[].group", "any kind of the whole cluster"),
        ("spec.sourceNamespaces[]", "by Applications of any namespace"),
    ];

    /// <inheritdoc/>
    private protected override bool Concerns(SchemaId id) => id is { Group: "argoproj.io", Kind: "AppProject" };

    // The project that Argo CD makes itself is as broad as that; ours is there to be narrower.
    /// <inheritdoc/>
    private protected override IEnumerable<Flaw> Flaws(ObjectField root) => root.Owner.Unit?.Cluster is null ? [] :
        from field in Fields
        from value in root.Select(field.Path)
        where value.Text == Wildcard
        select value.Flaw($"{value.Here} is *: the project {root.Owner.Manifest.Name} delivers {field.Told}.", "Name what the Applications need.");
}
