using Tandem.Manifests;

namespace Tandem.Kustomize;

/// <summary>Label selectors in their text form: <c>a=b,c!=d,e,!f,g in (h,i)</c>.</summary>
public static class LabelSelector
{
    /// <summary>Whether labels satisfy a selector; no selector is satisfied by all.</summary>
    public static bool Matches(string? selector, MappingNode? labels) =>
        string.IsNullOrWhiteSpace(selector) || Terms(selector).All(term => MatchesTerm(term, Texts(labels)));

    private static Dictionary<string, string> Texts(MappingNode? labels) =>
        labels?.Entries.ToDictionary(entry => entry.Name, entry => (entry.Value as ScalarNode)?.Text ?? "", StringComparer.Ordinal) ?? [];

    private static bool MatchesTerm(string term, IReadOnlyDictionary<string, string> labels)
    {
        var words = term.Split([' ', '(', ')', ','], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length > 2 && words[1] is "in" or "notin")
        {
            return words.Skip(2).Contains(labels.GetValueOrDefault(words[0], ""), StringComparer.Ordinal) == (words[1] == "in");
        }

        if (term.Split("!=") is [var unequalKey, var unequal])
        {
            return labels.GetValueOrDefault(unequalKey.Trim()) != unequal.Trim();
        }

        if (term.Replace("==", "=", StringComparison.Ordinal).Split('=') is [var key, var value])
        {
            return labels.GetValueOrDefault(key.Trim()) == value.Trim();
        }

        return term.StartsWith('!') ? !labels.ContainsKey(term[1..].Trim()) : labels.ContainsKey(term.Trim());
    }

    // Commas divide terms, except inside the brackets of a set.
    private static IEnumerable<string> Terms(string selector)
    {
        var depth = 0;
        var start = 0;
        for (var i = 0; i <= selector.Length; i++)
        {
            if (i == selector.Length || (selector[i] == ',' && depth == 0))
            {
                yield return selector[start..i].Trim();
                start = i + 1;
            }
            else
            {
                depth += selector[i] switch { '(' => 1, ')' => -1, _ => 0 };
            }
        }
    }
}
