using System.Text.RegularExpressions;
using Tandem.Manifests;

namespace Tandem.Kustomize;

/// <summary>The objects that a patch's <c>target</c> or a replacement's <c>select</c> names.</summary>
/// <param name="fields">The selector's fields.</param>
/// <param name="patterns">Whether the fields are patterns, as they are for patches and are not for replacements.</param>
public sealed class ObjectSelector(MappingNode fields, bool patterns)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(1);

    /// <summary>A selector in words: <c>kind Deployment, name gemma</c>.</summary>
    public static string Text(MappingNode selector) =>
        string.Join(", ", selector.Entries.Where(entry => entry.Value is ScalarNode).Select(entry => $"{entry.Name} {((ScalarNode)entry.Value).Text}"));

    /// <summary>Whether it names an object.</summary>
    public bool Selects(SourceObject candidate) =>
        Matches("group", candidate.Id.Group)
        && Matches("version", candidate.Id.Version)
        && Matches("kind", candidate.Id.Kind)
        && MatchesName(candidate)
        && Matches("namespace", candidate.Namespace ?? "")
        && LabelSelector.Matches(fields.Text("labelSelector"), candidate.State.Marks("labels"))
        && LabelSelector.Matches(fields.Text("annotationSelector"), candidate.State.Marks("annotations"));

    private bool MatchesName(SourceObject candidate) =>
        fields.Text("name") is not { } name || candidate.WasNamed(name) || Matches("name", candidate.Name);

    private bool Matches(string field, string value)
    {
        if (fields.Text(field) is not { Length: > 0 } wanted || wanted == value)
        {
            return true;
        }

        try
        {
            return patterns && Regex.Escape(wanted) != wanted && Regex.IsMatch(value, $"^(?:{wanted})$", RegexOptions.CultureInvariant, Timeout);
        }
        catch (ArgumentException)
        {
            // No pattern at all: kustomize says so when it builds.
            return false;
        }
    }
}
