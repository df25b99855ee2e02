using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Kustomize;
using Tandem.Manifests;
using Tandem.Rules.ArgoCd;
using Tandem.Schemas;

namespace Tandem.Rules.References;

/// <summary>An object without a label that most objects of the fleet have, or with another value of one that they share.</summary>
/// <remarks>kubernetes.io/docs/concepts/overview/working-with-objects/common-labels</remarks>
public sealed class MissingRecommendedLabel() : Rule(new RuleInfo(
    "TND0145", "missing-recommended-label", Severity.Error, Layers.References, "An object lacks a label that the fleet's objects have."))
{
    private const string Domain = "app.kubernetes.io/";
    private const string PartOf = Domain + "part-of";
    private const double Most = 0.5;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(FleetModel fleet)
    {
        var all = fleet.Units.Where(unit => unit.Unit.IsOurs).SelectMany(unit => unit.Objects).Select(ObjectField.Root).ToList();
        // Argo CD finds its settings by labels of its own.
        var roots = all.FindAll(root => !ArgoCdSettings.Is(root) && !Notifications.Is(root));
        var usual = roots.SelectMany(root => Labels(root).Entries).Where(label => label.Key.StartsWith(Domain, StringComparison.Ordinal)).GroupBy(label => label.Key, StringComparer.Ordinal)
            .Where(group => group.Count() > roots.Count * Most).ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);
        return !fleet.IsRepository ? [] :
            roots.Where(root => Labels(root).Entries.Count(label => usual.ContainsKey(label.Key)) is var count && count > 0 && count == usual.Count - 1).SelectMany(root => Lacking(root, [.. usual.Keys]))
                .Concat(usual.TryGetValue(PartOf, out var values) ? Odd(values) : [])
                .Concat(LabelSlips.Of(fleet).Concat(MixedLabels.Of(all, roots)).Select(flaw => At(flaw.Field.Parent!.Parent!.Parent!, flaw))).DistinctBy(finding => finding.Blame.Place);
    }

    private static ObjectField Labels(ObjectField root) => root["metadata"]["labels"];

    // An object that lacks several has labels of another manner.
    private IEnumerable<Finding> Lacking(ObjectField root, IReadOnlyList<string> usual) =>
        from key in usual
        where !Labels(root).Has(key)
        let slip = Labels(root).Entries.FirstOrDefault(label => label.Key.StartsWith(Domain, StringComparison.Ordinal) && NearestName.Slip(label.Key, [key]) is not null)
        select slip is not null ? At(root, slip.KeyFlaw($"{slip.Key} is no label that other objects have.", $"Did you mean {key}?"))
            : Beside(root, key);

    // Where the others come from a list of pairs, that is where the label belongs.
    private Finding Beside(ObjectField root, string key)
    {
        var finding = At(root, Labels(root)[key].Missing($"{root.Kind} {root.Owner.Manifest.Name} has no label {key}, which most objects have.", "Add it where the others of its folder are written."));
        var pairs = root.Owner.Source?.Writers.OfType<TransformerWriter>().Select(writer => writer.Pairs).LastOrDefault(pairs => pairs is not null && pairs.File.StartsWith("base/", StringComparison.Ordinal))
            ?? root.Owner.Source?.Writers.OfType<TransformerWriter>().Select(writer => writer.Pairs).LastOrDefault(pairs => pairs is not null);
        return pairs is null ? finding : finding with { Blame = Blame.At(pairs) };
    }

    private IEnumerable<Finding> Odd(List<ObjectField> labels)
    {
        var usual = labels.GroupBy(label => label.Text, StringComparer.Ordinal).MaxBy(group => group.Count())!;
        return usual.Count() <= labels.Count * Most ? [] : labels.Where(label => label.Text != usual.Key)
            .Select(label => At(label, label.Flaw($"{label.Key} is {label.Text}; most objects say {usual.Key}.", $"Make it {usual.Key}.")));
    }

    private Finding At(ObjectField root, Flaw flaw) => root.Owner.Finding(Info, flaw.Field.Path, flaw.Target, flaw.Message, flaw.Hint);
}
