using System.Text.Json;
using Tandem.Twin.Kubernetes.Json;
using Tandem.Twin.Kubernetes.Store;

namespace Tandem.Twin.Kubernetes.Lists;

/// <summary>A field selector: <c>metadata.name=web,status.phase!=Running</c>. Any field of text, number or truth may be named.</summary>
internal sealed class FieldTerms
{
    private readonly List<(string[] Path, bool IsEqual, string Value)> terms = [];

    /// <summary>Reads the selector of a query; null selects everything.</summary>
    /// <exception cref="ApiException">400: it is no selector.</exception>
    public static FieldTerms Read(string? text)
    {
        var selector = new FieldTerms();
        foreach (var term in (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var isEqual = !term.Contains("!=", StringComparison.Ordinal);
            var sides = term.Replace("!=", "=", StringComparison.Ordinal).Replace("==", "=", StringComparison.Ordinal).Split('=');
            selector.terms.Add(sides.Length == 2
                ? (sides[0].Trim().Split('.'), isEqual, sides[1].Trim())
                : throw ApiException.BadRequest($"invalid selector: \"{text}\"; can't understand \"{term}\""));
        }

        return selector;
    }

    /// <summary>Whether an object satisfies every term; an absent field is the empty text.</summary>
    public bool Match(JsonElement body) => terms.TrueForAll(term => (body.Get(term.Path).ToString() == term.Value) == term.IsEqual);
}
