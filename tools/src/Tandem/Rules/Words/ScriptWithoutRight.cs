using Tandem.Findings;
using Tandem.Rules.Objects;
using Tandem.Rules.References;
using Tandem.Schemas;

namespace Tandem.Rules.Words;

/// <summary>A request to the Kubernetes API that a script makes and the roles of its account do not allow.</summary>
public sealed class ScriptWithoutRight() : ReferenceRule(new RuleInfo(
    "TND0164", "script-without-right", Severity.Error, Layers.References, "A script asks the Kubernetes API for what its account may not do."))
{
    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(World world) =>
        from pod in world.OwnPods
        let rules = RulesOf(world, pod)
        where rules.Count > 0
        from container in pod.Containers
        from script in world.ScriptsOf(pod, container)
        let calls = ApiCall.Of(script)
        from lacking in calls.Where(call => !rules.Exists(rule => Allows(rule, call))).GroupBy(call => (call.Group, call.Resource))
        select Found(world, Flaw(rules, calls, [.. lacking], script), pod.AccountField);

    // None where a role or a binding is not what was meant, which is a finding of its own.
    private static List<ObjectField> RulesOf(World world, PodTemplate pod)
    {
        var space = pod.Root.Owner.Manifest.Namespace;
        var bindings = world.IsOpen(space) ? [] : AccountBindings.Of(world, space, pod.Account.Name).ToList();
        var roles = bindings.ConvertAll(binding => world.Find(AccountBindings.Group, binding["roleRef"]["kind"].Text ?? "", binding["roleRef"]["kind"].Text == "Role" ? binding.Owner.Manifest.Namespace : null, binding["roleRef"]["name"].Text));
        return roles.Contains(null) || AccountBindings.AreMisnamed(world, space, pod.Account.Name) || bindings.Exists(binding => MissingRole.Crossed(world, binding) is not null) ? []
            : [.. roles.SelectMany(role => role!["rules"].Items)];
    }

    private static bool Allows(ObjectField rule, ApiCall call) => AccountBindings.Says(rule, "apiGroups", call.Group) && AccountBindings.Says(rule, "resources", call.Resource) && AccountBindings.Says(rule, "verbs", call.Verb)
        && (call.Name is null || rule["resourceNames"].Items.Count == 0 || AccountBindings.Says(rule, "resourceNames", call.Name));

    private static Flaw Flaw(List<ObjectField> rules, IReadOnlyList<ApiCall> all, IReadOnlyList<ApiCall> lacking, Script script)
    {
        var (first, verbs) = (lacking[0], lacking.Select(call => call.Verb).Distinct(StringComparer.Ordinal).ToList());
        var of = $"{first.Resource}{(first.Group.Length == 0 ? "" : $" of {first.Group}")}{(first.Name is null ? "" : $" {first.Name}")}";
        return Place(rules, all, first).Flaw($"{script.Name} wants to {Wording.List(verbs)} {of}, which no role of its account allows.", $"Allow {Wording.List(verbs)} of {of}.");
    }

    // The rule that nearly allows it, and in that what differs: the only item, or the one that no request needs; else the list.
    private static ObjectField Place(List<ObjectField> rules, IReadOnlyList<ApiCall> all, ApiCall call)
    {
        var ofResource = rules.FindAll(rule => AccountBindings.Says(rule, "apiGroups", call.Group) && AccountBindings.Says(rule, "resources", call.Resource));
        var ofName = ofResource.Find(rule => call.Name is null || rule["resourceNames"].Items.Count == 0 || AccountBindings.Says(rule, "resourceNames", call.Name));
        return ofName is not null ? Odd(ofName["verbs"], verb => all.Any(other => other.Verb == verb && other.Resource == call.Resource))
            : ofResource.Count > 0 ? Odd(ofResource[0]["resourceNames"], name => all.Any(other => other.Name == name))
            : rules.Find(rule => AccountBindings.Says(rule, "apiGroups", call.Group)) is { } ofGroup ? Odd(ofGroup["resources"], resource => all.Any(other => other.Resource == resource))
            : rules.Find(rule => AccountBindings.Says(rule, "resources", call.Resource)) is { } misgrouped ? Odd(misgrouped["apiGroups"], group => all.Any(other => other.Group == group))
            : rules[0].Parent!;
    }

    private static ObjectField Odd(ObjectField list, Func<string, bool> isUsed) => list.Items.Where(item => !isUsed(item.Text ?? "")).ToList() is [var only] ? only : list;
}
