using System.Text.Json;
using Tandem.Twin.Json;

namespace Tandem.Twin.Traffic.Gateway;

/// <summary>The filters of a rule that the twin's gateway has. docs/decisions/0038-what-the-gateway-supposes.md</summary>
/// <param name="Request">What is done to the request's headers; null for nothing.</param>
/// <param name="Response">What is done to the answer's; null for nothing.</param>
/// <param name="Redirect">Where clients are sent; null where they are served.</param>
/// <param name="Host">The host that the server sees; null for the client's.</param>
/// <param name="Path">The path that the server sees; null for the client's.</param>
internal sealed record RouteFilters(HeaderChange? Request, HeaderChange? Response, RouteRedirect? Redirect, string? Host, PathChange? Path)
{
    private static readonly HashSet<string> Known = ["RequestHeaderModifier", "ResponseHeaderModifier", "RequestRedirect", "URLRewrite"];

    /// <summary>None.</summary>
    public static RouteFilters None { get; } = new(null, null, null, null, null);

    /// <summary>Whether a rule has no filter but those; the specification wants the request to fail with 500 otherwise.</summary>
    public static bool Knows(JsonElement rule) => rule.Items("filters").All(filter => Known.Contains(filter.Text("type") ?? ""));

    /// <summary>Reads those of a rule.</summary>
    public static RouteFilters Of(JsonElement rule)
    {
        JsonElement Find(string type, string field) => rule.Items("filters").Where(filter => filter.Text("type") == type).Select(filter => filter.At(field)).FirstOrDefault();
        var rewrite = Find("URLRewrite", "urlRewrite");
        return new RouteFilters(
            HeaderChange.Of(Find("RequestHeaderModifier", "requestHeaderModifier")),
            HeaderChange.Of(Find("ResponseHeaderModifier", "responseHeaderModifier")),
            RouteRedirect.Of(Find("RequestRedirect", "requestRedirect")),
            rewrite.Text("hostname"),
            PathChange.Of(rewrite.At("path")));
    }
}
