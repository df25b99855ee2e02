using Tandem.Findings;
using Tandem.Schemas;

namespace Tandem.Rules.Words;

/// <summary>A rule of a role that names a verb, a resource or a group that does not exist: it grants nothing, and nobody says so.</summary>
public sealed class UnknownRight() : ObjectRule(new RuleInfo(
    "TND0148", "unknown-right", Severity.Error, Layers.References, "A role grants what no request ever asks for."))
{
    /// <inheritdoc/>
    private protected override bool Concerns(SchemaId id) => id is { Group: "rbac.authorization.k8s.io", Kind: "Role" or "ClusterRole" };

    /// <inheritdoc/>
    private protected override IEnumerable<Flaw> Flaws(ObjectField root) => root["rules"].Items.SelectMany(OfRule);

    private static IEnumerable<Flaw> OfRule(ObjectField rule)
    {
        var (groups, resources) = (Texts(rule["apiGroups"]), Texts(rule["resources"]));
        var strangers = groups.Where(group => AccessWords.Of(group.Text!) is null).ToList();
        return Texts(rule["verbs"]).Where(verb => !AccessWords.Verbs.Contains(verb.Text!, StringComparer.Ordinal)).Select(verb => Slip(verb, AccessWords.Verbs, "verb"))
            .Concat(strangers.Where(group => !IsOfOthers(group)).Select(group => Slip(group, AccessWords.KnownGroups, "API group")))
            .Concat(groups.Count > 0 && strangers.Count == groups.Count && strangers.TrueForAll(IsOfOthers) ? []
                : strangers.Count > 0 || groups.Count == 0 ? resources.Where(IsUnknown).Select(resource => Slip(resource, All, "resource")) : Misplaced(groups, resources))
            .Concat(((string[])["verbs", "resources", "apiGroups"]).SelectMany(list => Repeated(Texts(rule[list]))))
            .OfType<Flaw>();
    }

    private static List<ObjectField> Texts(ObjectField list) => [.. list.Items.Where(item => item.Text is not null)];

    private static IEnumerable<string> All => AccessWords.KnownGroups.SelectMany(group => AccessWords.Of(group)!);

    private static bool IsUnknown(ObjectField resource) => Name(resource) != "*" && !All.Contains(Name(resource), StringComparer.Ordinal);

    private static string Name(ObjectField resource) => resource.Text!.Split('/')[0];

    // Other people's kinds have a domain of their own, however like one of ours it may be: coreos.com beside googleapis.com.
    private static bool IsOfOthers(ObjectField group) => group.Text!.Split('.') is { Length: > 2 } labels && !AccessWords.KnownGroups.Any(known => NearestName.Find(string.Join('.', labels.TakeLast(2)), [string.Join('.', known.Split('.').TakeLast(2))]) is not null);

    private static Flaw? Slip(ObjectField word, IEnumerable<string> known, string what) => NearestName.Find(word.Text!.Split('/')[0], known) is { Length: > 0 } nearest
        ? word.Flaw($"{word.Here} is {word.Text}, which is no {what}.", $"Did you mean {nearest}?") : null;

    // All groups are known: what none of them has is of another one, or of none.
    private static IEnumerable<Flaw?> Misplaced(List<ObjectField> groups, List<ObjectField> resources)
    {
        var here = groups.SelectMany(group => AccessWords.Of(group.Text!)!).ToHashSet(StringComparer.Ordinal);
        var lost = resources.Where(resource => Name(resource) != "*" && !here.Contains(Name(resource))).ToList();
        var owners = lost.Count > 0 && lost.Count == resources.Count && groups.Count == 1 ? lost.Select(resource => AccessWords.With(Name(resource))).Aggregate<IEnumerable<string>>((left, right) => left.Intersect(right)).ToList() : [];
        return owners.Count > 0
            ? [groups[0].Flaw($"{groups[0].Here} is {Wording.Quote(groups[0].Text!)}, which has no {Wording.List([.. lost.Select(Name)])}.", $"Take {Wording.Quote(owners[0])}.")]
            : lost.Select(resource => NearestName.Find(Name(resource), here) is { } nearest
                ? resource.Flaw($"{resource.Here} is {resource.Text}, which is no resource of its API group.", $"Did you mean {nearest}?")
                : AccessWords.With(Name(resource)) is [var other, ..] ? resource.Flaw($"{resource.Here} is {resource.Text}, which is no resource of its API group.", $"It belongs to {Wording.Quote(other)}.") : null);
    }

    private static IEnumerable<Flaw> Repeated(List<ObjectField> words) => words.GroupBy(word => word.Text, StringComparer.Ordinal).SelectMany(group => group.Skip(1))
        .Select(word => word.Flaw($"{word.Here} says {Wording.Quote(word.Text!)} again: another was meant, or none.", "Remove it, or write the one that is missing."));
}
