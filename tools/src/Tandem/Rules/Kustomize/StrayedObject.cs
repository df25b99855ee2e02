using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Manifests;
using Tandem.Schemas;

namespace Tandem.Rules.Kustomize;

/// <summary>An object that several replacements were for, and that has another name or label than they ask for.</summary>
/// <param name="Unfilled">The object as each cluster gets it.</param>
/// <param name="Rule">The rule that reports it.</param>
/// <param name="Count">How many replacements.</param>
internal sealed record StrayedObject(IReadOnlyList<FleetObject> Unfilled, RuleInfo Rule, int Count)
{
    private FleetObject First => Unfilled[0];

    private string Kind => First.Manifest.Id.Kind;

    /// <summary>The finding at its name.</summary>
    /// <param name="old">The name that is asked for.</param>
    public Finding Renamed(string old) => First.Finding(Rule, [PathSegment.Of("metadata"), PathSegment.Of("name")], FieldTarget.Value,
        $"{Count} replacements are for the {Kind} {old}, which there is none of; this one is called {First.WrittenName} and stays unfilled.", $"Name it {old}, or take the new name along in the replacements.") with
    {
        Objects = [.. Unfilled.Select(candidate => candidate.Reference("metadata.name"))],
        Misses = [$"{Kind} {old}"],
    };

    /// <summary>The finding at its label, or at its labels where it has no such one.</summary>
    /// <param name="label">The label that is asked for.</param>
    /// <param name="value">Its value.</param>
    public Finding Relabelled(string label, string value)
    {
        var labels = ObjectField.Root(First)["metadata"]["labels"];
        var told = $"{Count} replacements are for the {Kind} whose label {label} is {value}; {(labels.Has(label) ? $"here it is {labels[label].Text}" : "this one has no such label")}, and it stays unfilled.";
        var flaw = labels.Has(label) ? labels[label].Flaw(told, $"Write {value}, or take the new value along in the replacements.")
            : labels.Exists ? labels.KeyFlaw(told, $"Add {label}: {value}.") : labels.Missing(told, $"Add {label}: {value}.");
        return flaw.Of(Rule) with { Objects = [.. Unfilled.Select(candidate => candidate.Reference(Wording.Path(labels[label].Path)))] };
    }
}
