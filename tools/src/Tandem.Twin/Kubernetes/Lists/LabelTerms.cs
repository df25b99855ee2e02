using System.Text.Json;
using Tandem.Twin.Kubernetes.Json;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Twin.Kubernetes.Lists;

/// <summary>A label selector: that of a query (<c>a=b,c!=d,e,!f,g in (h,i)</c>), or that of an object (matchLabels, matchExpressions).</summary>
internal sealed class LabelTerms
{
    private readonly List<(string Key, string Operator, string[] Values)> terms = [];

    /// <summary>Reads the selector of a query; null selects everything.</summary>
    /// <exception cref="ApiException">400: it is no selector.</exception>
    public static LabelTerms Read(string? text)
    {
        var selector = new LabelTerms();
        foreach (var term in Divide(text ?? "").Where(term => term.Length > 0))
        {
            selector.terms.Add(ReadTerm(term));
        }

        return selector;
    }

    /// <summary>Reads the selector of an object.</summary>
    public static LabelTerms Of(JsonElement selector)
    {
        var result = new LabelTerms();
        result.terms.AddRange(selector.GetMembers("matchLabels").Select(label => (label.Name, "in", new[] { label.Value.ToString() })));
        result.terms.AddRange(selector.GetItems("matchExpressions").Select(term => (
            term.GetText("key") ?? "",
            (term.GetText("operator") ?? "").ToLowerInvariant() switch { "doesnotexist" => "absent", "exists" => "present", var other => other },
            term.GetItems("values").Select(value => value.ToString()).ToArray())));
        return result;
    }

    /// <summary>Whether the labels of an object satisfy every term.</summary>
    public bool Match(JsonElement body) => terms.TrueForAll(term => Match(term, body.GetText("metadata", "labels", term.Key)));

    private static bool Match((string Key, string Operator, string[] Values) term, string? value) => term.Operator switch
    {
        "in" => value is not null && term.Values.Contains(value),
        "notin" => value is null || !term.Values.Contains(value),
        "present" => value is not null,
        _ => value is null,
    };

    private static (string Key, string Operator, string[] Values) ReadTerm(string term)
    {
        if (term.EndsWith(')') && term.IndexOf('(', StringComparison.Ordinal) is > 0 and var bracket
            && term[..bracket].Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var named, "in" or "notin"] words)
        {
            return (Key(named, term), words[1], [.. term[(bracket + 1)..^1].Split(',').Select(value => value.Trim())]);
        }

        if (term.Split("!=") is [var unequal, var other])
        {
            return (Key(unequal, term), "notin", [other.Trim()]);
        }

        if (term.Replace("==", "=", StringComparison.Ordinal).Split('=') is [var equal, var value])
        {
            return (Key(equal, term), "in", [value.Trim()]);
        }

        return term[0] == '!' ? (Key(term[1..], term), "absent", []) : (Key(term, term), "present", []);
    }

    private static string Key(string text, string term) => text.Trim() is { Length: > 0 } key && key.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '/')
        ? key
        : throw ApiException.BadRequest($"unable to parse requirement: \"{term}\"");

    // Commas divide terms, except inside the brackets of a set.
    private static IEnumerable<string> Divide(string selector)
    {
        var (depth, start) = (0, 0);
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
