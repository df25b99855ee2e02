using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Manifests;
using Tandem.Schemas;

namespace Tandem.Settings;

/// <summary>A suppression on an object: <c>tandem.dev/allow.TND0103: "reason; container=vllm-tpu; until=2027-01-31"</c>.</summary>
/// <param name="Owner">The object.</param>
/// <param name="Key">The annotation's key.</param>
/// <param name="Rule">The rule's id.</param>
/// <param name="Text">What the annotation says.</param>
public sealed record AllowAnnotation(FleetObject Owner, string Key, string Rule, AllowText Text)
{
    private const string Domain = "tandem.dev/";
    private const string Prefix = "allow.";

    /// <summary>The annotations of one object, those included that were probably meant as one.</summary>
    public static IEnumerable<AllowAnnotation> Of(FleetObject owner) =>
        from entry in owner.Manifest.Root.Mapping("metadata")?.Mapping("annotations")?.Entries ?? []
        where entry.Value is ScalarNode && entry.Name.StartsWith(Domain, StringComparison.Ordinal)
        let name = entry.Name[Domain.Length..]
        where name.StartsWith(Prefix, StringComparison.Ordinal) || IsSlip(name)
        select new AllowAnnotation(owner, entry.Name, name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..], AllowText.Read(((ScalarNode)entry.Value).Text));

    /// <summary>The place to edit.</summary>
    public Blame Blame => Owner.Blame([PathSegment.Of("metadata"), PathSegment.Of("annotations"), PathSegment.Of(Key)], FieldTarget.Key);

    /// <summary>What is wrong with the annotation itself, with the way to mend it; null where it can be used.</summary>
    public SuppressionFlaw? Flaw => Key == Domain + Prefix + Rule
        ? RuleIdChecker.Check(Rule) ?? Text.Flaw ?? Text.Scope.FlawIn(Owner.Manifest.Root)
        : new SuppressionFlaw($"{Key} is no annotation of tandem's, so it suppresses nothing.", $"Did you mean {Domain}{Prefix}{Rule}?");

    /// <summary>Whether it is about a finding of <paramref name="rule"/> on an object.</summary>
    public bool Covers(string rule, ObjectRef subject) =>
        rule == Rule && Flaw is null && subject.Cluster == Owner.Unit?.Cluster && subject.Kind == Owner.Manifest.Id.Kind
        && subject.Namespace == Owner.Manifest.Namespace && subject.Name == Owner.Manifest.Name && Text.Scope.Covers(subject.Field);

    private static bool IsSlip(string name) => name.Split('.') is [var word, var rule] && RuleIdChecker.IsId(rule) && word.Length > 0;
}
