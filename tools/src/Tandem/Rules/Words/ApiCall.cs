using System.Text.RegularExpressions;

namespace Tandem.Rules.Words;

/// <summary>A request to the Kubernetes API in the text of a script.</summary>
/// <remarks>Paths and verbs: https://kubernetes.io/docs/reference/using-api/api-concepts/, https://kubernetes.io/docs/reference/access-authn-authz/authorization/#determine-the-request-verb.</remarks>
/// <param name="Verb">The verb by which a role allows it.</param>
/// <param name="Group">The API group; empty for the core.</param>
/// <param name="Resource">The resource, with its subresource where the path names one.</param>
/// <param name="Name">The object's name; null where the path names none, or one that only the script knows.</param>
internal sealed partial record ApiCall(string Verb, string Group, string Resource, string? Name)
{
    /// <summary>Every request whose path and method stand in a script: on one line, or the path in a variable that is named beside the method.</summary>
    public static IReadOnlyList<ApiCall> Of(Script script) =>
    [
        .. from path in PathOf().Matches(script.Text)
           from method in Methods(script.Text, path)
           let name = path.Groups["name"]
           let verb = Verbs(method, name.Success)
           where verb is not null
           select new ApiCall(verb, path.Groups["group"].Value, path.Groups["resource"].Value + path.Groups["part"].Value, name.Success && !name.Value.Contains('{') ? name.Value : null),
    ];

    private static IEnumerable<string> Methods(string text, Match path)
    {
        var line = text[(text.LastIndexOf('\n', path.Index) + 1)..path.Index];
        var variable = Assigned().Match(line).Groups["name"];
        return variable.Success
            ? Method().Matches(text).Where(match => match.Groups["next"].Value == variable.Value).Select(match => match.Groups["method"].Value).Distinct(StringComparer.Ordinal)
            : Method().Matches(line).Select(match => match.Groups["method"].Value).TakeLast(1);
    }

    private static string? Verbs(string method, bool isNamed) => method switch
    {
        "GET" => isNamed ? "get" : "list",
        "POST" => "create",
        "PUT" => "update",
        "PATCH" => "patch",
        "DELETE" => isNamed ? "delete" : "deletecollection",
        _ => null,
    };

    [GeneratedRegex(@"/(api/v1|apis/(?<group>[a-z0-9.-]+)/v[0-9][a-z0-9]*)(/namespaces/(\{[^{}]*\}|[^/{}\s""'?])+)?/(?<resource>[a-z]+)(/(?<name>(\{[^{}]*\}|[^/{}\s""'?])+)(?<part>/[a-z]+)?)?(?=[""'?])",
        RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PathOf();

    [GeneratedRegex(@"^\s*(?<name>[A-Za-z_][A-Za-z0-9_]*)\s*=\s*[a-z]?[""'][^""']*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Assigned();

    [GeneratedRegex(@"[""'](?<method>GET|POST|PUT|PATCH|DELETE)[""']\s*,\s*(?<next>\w*)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Method();
}
