using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace Tandem.Twin.Traffic.Gateway;

/// <summary>What a request must be, as an HTTPRoute's match says it.</summary>
/// <param name="PathType"><c>Exact</c>, <c>PathPrefix</c> or <c>RegularExpression</c>.</param>
/// <param name="Path">The path, or the expression.</param>
/// <param name="Method">The method; null for any.</param>
/// <param name="Headers">The headers it must have.</param>
/// <param name="Query">The query parameters it must have.</param>
internal sealed record RouteMatch(string PathType, string Path, string? Method, IReadOnlyList<ValueMatch> Headers, IReadOnlyList<ValueMatch> Query)
{
    private readonly Regex? expression = PathType == "RegularExpression" ? ValueMatch.Compile(Path) : null;

    /// <summary>The specification's order of precedence, the greater first: exact paths, longer paths, a method, more headers, more parameters.</summary>
    public (bool Exact, int Length, bool HasMethod, int Headers, int Query) Rank => (PathType == "Exact", Path.Length, Method is not null, Headers.Count, Query.Count);

    /// <summary>Whether a request is so.</summary>
    public bool Takes(HttpRequest request) =>
        TakesPath(request.Path.Value ?? "/")
        && (Method is null || Method == request.Method)
        && Headers.All(header => header.Takes(request.Headers[header.Name].FirstOrDefault()))
        && Query.All(parameter => parameter.Takes(request.Query[parameter.Name].FirstOrDefault()));

    // Prefixes go by elements of the path: /v1 takes /v1/models and not /v1beta.
    private bool TakesPath(string path) => PathType switch
    {
        "Exact" => path == Path,
        "RegularExpression" => expression?.IsMatch(path) == true,
        _ => path.StartsWith(Path.TrimEnd('/'), StringComparison.Ordinal) && (path.Length == Path.TrimEnd('/').Length || path[Path.TrimEnd('/').Length] == '/'),
    };
}
