using System.Text.RegularExpressions;

namespace Tandem.Rules.Gateway;

/// <summary>The form of the path that a route matches: https://gateway-api.sigs.k8s.io/reference/spec/#httppathmatch</summary>
internal static partial class RoutePathForm
{
    private static readonly string[] Forbidden = ["//", "/./", "/../", "%2f", "%2F", "#"];

    /// <summary>What is wrong with one; null where nothing is.</summary>
    public static Flaw? Flaw(ObjectField path) => path["value"] is not { Text: { } text } value || path["type"].Text is not (null or "Exact" or "PathPrefix") ? null
        : !text.StartsWith('/') ? value.Flaw($"{value.Here} must begin with /; it is \"{text}\".")
        : Array.Find(Forbidden, part => text.Contains(part, StringComparison.Ordinal)) is { } part
        ? value.Flaw($"{value.Here} must not contain {part}; it is \"{text}\".")
        : text.EndsWith("/.", StringComparison.Ordinal) || text.EndsWith("/..", StringComparison.Ordinal)
        ? value.Flaw($"{value.Here} must not end with /. or /..; it is \"{text}\".")
        : PathForm().IsMatch(text)
        ? null : value.Flaw($"{value.Here} must have only the characters of a URL's path, others as %XX; it is \"{text}\".");

    [GeneratedRegex(@"^(?:[-A-Za-z0-9/._~!$&'()*+,;=:@]|%[0-9a-fA-F]{2})+\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PathForm();
}
