using Tandem.Findings;
using Tandem.Fleet;

namespace Tandem.Rules.Security;

/// <summary>Rights beyond what anything here needs.</summary>
public sealed class BroadRole() : Rule(new RuleInfo(
    "TND0706", "broad-role", Severity.Error, Layers.Security, "A role or a binding gives more than anything needs."))
{
    private const string Wildcard = "*";
    private static readonly string[] Escalating = ["escalate", "bind", "impersonate"];
    private static readonly string[] Doors = ["pods/exec", "pods/attach", "pods/portforward", "pods/ephemeralcontainers", "nodes/proxy", "serviceaccounts/token"];
    private static readonly string[] Opening = ["create", "get", "update", "patch"];

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(FleetModel fleet) =>
        fleet.Objects.Where(candidate => candidate.Manifest.Id.Group == "rbac.authorization.k8s.io")
            .SelectMany(candidate => Flaws(ObjectField.Root(candidate)))
            .Select(flaw => flaw.Of(Info))
            .Concat(fleet.Infra is { IsComplete: true } infra ? BasicRoles.Of(infra, Info) : []);

    private static IEnumerable<Flaw> Flaws(ObjectField root) =>
        root["rules"].Items.SelectMany(OfRule).Concat(BroadBindings.OfBinding(root));

    private static IEnumerable<Flaw> OfRule(ObjectField rule)
    {
        foreach (var item in rule["verbs"].Items.Concat(rule["resources"].Items).Concat(rule["resourceNames"].Exists ? [] : rule["apiGroups"].Items).Where(item => item.Text == Wildcard))
        {
            yield return item.Flaw($"{item.Here} is *, which takes in whatever is added some day.", "Name what is needed.");
        }

        foreach (var verb in rule["verbs"].Items.Where(verb => Escalating.Contains(verb.Text, StringComparer.Ordinal)).Take(1))
        {
            yield return verb.Flaw($"Whoever may {verb.Text} can give himself any right.", "Leave it to the people who administer the cluster.");
        }

        foreach (var door in rule["resources"].Items.Where(resource => Doors.Contains(resource.Text, StringComparer.Ordinal) && rule["verbs"].Items.Any(verb => Opening.Contains(verb.Text, StringComparer.Ordinal))).Take(1))
        {
            yield return door.Flaw($"Whoever may {rule["verbs"].Items[0].Text} {door.Text} acts as any Pod or account there is.", "Leave it to the people who administer the cluster.");
        }

        var secrets = rule["resources"].Items.FirstOrDefault(resource => resource.Text == "secrets");
        if (secrets is not null && !rule["resourceNames"].Exists)
        {
            yield return secrets.Flaw($"The {rule.Kind} {rule.Owner.Manifest.Name} reaches every Secret.", "Name the Secrets in resourceNames, or mount them.");
        }
    }
}
