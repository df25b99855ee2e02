using Tandem.Findings;
using Tandem.Schemas;

namespace Tandem.Rules.References;

/// <summary>Which of two places that disagree is the one that strayed.</summary>
internal static class Evidence
{
    /// <summary>
    /// Whether a definition strayed and not those who ask for it under another name: facts are right, then the majority is,
    /// of those who ask and of all who say the one or the other anywhere in the fleet.
    /// </summary>
    /// <param name="model">What the fleet says.</param>
    /// <param name="definition">The field that defines.</param>
    /// <param name="defined">What it defines.</param>
    /// <param name="asked">What is asked for.</param>
    /// <param name="askers">The fields that ask.</param>
    public static bool IsOdd(ReferenceModel model, ObjectField definition, string defined, string asked, IReadOnlyList<ObjectField> askers)
    {
        var (isFact, asksFact) = (definition.IsFact, askers.All(asker => asker.IsFact));
        return isFact != asksFact ? asksFact : askers.Count > 1 || (!(IsLonger(defined, asked) && !model.Targets.Has(definition.Kind, asked)) && model.Votes(asked) > model.Votes(defined));
    }

    // A name that was made longer by a word was changed on purpose; where nothing but who asks has the shorter one, that was forgotten.
    private static bool IsLonger(string name, string other) => name.StartsWith(other + "-", StringComparison.Ordinal) || name.EndsWith("-" + other, StringComparison.Ordinal);

    /// <summary>A field's place and what stands there, for the list of what is related.</summary>
    public static RelatedPlace Place(ObjectField field) => new(field.Owner.Blame(field.Path, FieldTarget.Value).Place,
        $"{field.Here} of the {field.Kind} {field.Owner.Manifest.Name}{(field.Text is null ? " is here" : $" is {field.Text}")}.");

    /// <summary>Who asks, in words.</summary>
    public static string Told(IReadOnlyList<ObjectField> askers) => askers.Count == 1
        ? $"the {askers[0].Kind} {askers[0].Owner.Manifest.Name} asks" : $"{askers.Count} fields ask";
}
