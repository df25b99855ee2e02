using System.Text.RegularExpressions;
using Tandem.Findings;
using Tandem.Schemas;

namespace Tandem.Rules.Gateway;

/// <summary>A match, a filter or a timeout of an HTTPRoute that no gateway can follow.</summary>
public sealed partial class InvalidRoute() : ObjectRule(new RuleInfo(
    "TND0502", "invalid-route", Severity.Error, Layers.Schemas, "An HTTPRoute's matches, filters, parents or timeouts contradict each other."))
{
    private const int MostMatches = 128;
    private static readonly string[] Forbidden = ["//", "/./", "/../", "%2f", "%2F", "#"];
    private static readonly string[] Wildcards = ["allowOrigins", "allowMethods", "allowHeaders"];

    /// <inheritdoc/>
    private protected override bool Concerns(SchemaId id) => id.Kind == "HTTPRoute" && id.Group is "gateway.networking.k8s.io";

    /// <inheritdoc/>
    private protected override IEnumerable<Flaw> Flaws(ObjectField root) =>
        root["spec"]["rules"].Items.SelectMany(OfRule).Append(Matches(root["spec"]["rules"])).Concat(Parents(root))
            .Concat(root.Select("spec.rules[].matches[].path").Select(PathOf))
            .Concat(root.Select("spec.rules[].filters").Concat(root.Select("spec.rules[].backendRefs[].filters")).SelectMany(OfFilters)).OfType<Flaw>();

    private static IEnumerable<Flaw?> OfRule(ObjectField rule)
    {
        var redirects = rule.Select("filters[].requestRedirect");
        yield return redirects.Count > 0 && rule["backendRefs"].Items.Count > 0
            ? rule["backendRefs"].KeyFlaw($"{rule["backendRefs"].Here} must not be set beside a RequestRedirect filter: a redirected request reaches no backend.") : null;
        var matches = rule["matches"].Items;
        var onePrefix = !rule.Has("matches") || (matches.Count == 1 && (matches[0]["path"]["type"].Text ?? "PathPrefix") == "PathPrefix");
        foreach (var filter in rule.Select("filters[]").Concat(rule.Select("backendRefs[].filters[]")).SelectMany(filter => filter.Entries))
        {
            yield return !onePrefix && filter["path"] is { } path && path["type"].Text == "ReplacePrefixMatch" && path["replacePrefixMatch"].Exists

                ? path["replacePrefixMatch"].KeyFlaw($"{path["replacePrefixMatch"].Here} needs a rule with exactly one match, of type PathPrefix.") : null;
        }

        var (request, backend) = (rule["timeouts"]["request"], rule["timeouts"]["backendRequest"]);
        yield return Seconds(request.Text) is > 0 and var most && Seconds(backend.Text) > most
            ? backend.Flaw($"{backend.Here} must be at most the request timeout {request.Text}; it is {backend.Text}.") : null;
    }

    private static IEnumerable<Flaw?> OfFilters(ObjectField filters)
    {
        var types = filters.Items.Select(filter => filter["type"]).ToList();
        var rewrite = types.Find(type => type.Text == "URLRewrite");
        yield return rewrite is not null && types.Exists(type => type.Text == "RequestRedirect")
            ? rewrite.Flaw($"{filters.Here} must have RequestRedirect or URLRewrite; it has both.") : null;
        foreach (var list in Wildcards.SelectMany(name => filters.Items.Select(filter => filter["cors"][name])).Where(list => list.Items.Count > 1))
        {
            yield return list.Items.FirstOrDefault(item => item.Text == "*")?.Flaw($"{list.Here} must hold * alone; it holds {list.Items.Count} values.");
        }

        foreach (var fraction in filters.Items.Select(filter => filter["requestMirror"]["fraction"]))
        {
            yield return fraction["denominator"].Integer is not <= 0 && fraction["numerator"].Integer > (fraction["denominator"].Integer ?? 100)

                ? fraction["numerator"].Flaw($"{fraction["numerator"].Here} must be at most the denominator {fraction["denominator"].Text ?? "100"}; it is {fraction["numerator"].Text}.") : null;
        }
    }

    private static Flaw? PathOf(ObjectField path) => path["value"] is not { Text: { } text } value || path["type"].Text is not (null or "Exact" or "PathPrefix") ? null
        : !text.StartsWith('/') ? value.Flaw($"{value.Here} must begin with /; it is \"{text}\".")
        : Array.Find(Forbidden, part => text.Contains(part, StringComparison.Ordinal)) is { } part
        ? value.Flaw($"{value.Here} must not contain {part}; it is \"{text}\".")
        : text.EndsWith("/.", StringComparison.Ordinal) || text.EndsWith("/..", StringComparison.Ordinal)
        ? value.Flaw($"{value.Here} must not end with /. or /..; it is \"{text}\".")
        : PathForm().IsMatch(text)
        ? null : value.Flaw($"{value.Here} must have only the characters of a URL's path, others as %XX; it is \"{text}\".");

    private static Flaw? Matches(ObjectField rules)
    {
        var count = rules.Items.Sum(rule => rule.Has("matches") ? rule["matches"].Items.Count : 1);
        return count > MostMatches
            ? rules.Flaw($"{rules.Here} must have at most {MostMatches} matches together; they have {count}.", "Split the route in two.") : null;
    }

    private static IEnumerable<Flaw?> Parents(ObjectField root) => root["spec"]["parentRefs"].Items.Count < 2 ? [] :
        from same in root["spec"]["parentRefs"].Items.GroupBy(GatewayKeys.Parent)
        where same.Any(parent => parent.Has("sectionName"))
        from parent in same.Where(parent => !parent.Has("sectionName"))
        select parent["sectionName"].Missing($"{parent["sectionName"].Here} is required where another reference to {same.Key} has one; it is missing.");

    // Go's form of a duration, which the schema has checked.
    private static double? Seconds(string? text) => text is null || !DurationForm().IsMatch(text) ? null : DurationPart().Matches(text).Sum(part =>
        int.Parse(part.Groups["count"].Value) * part.Groups["unit"].Value switch { "h" => 3600, "m" => 60, "s" => 1, _ => 0.001 });

    [GeneratedRegex(@"^(?:[-A-Za-z0-9/._~!$&'()*+,;=:@]|%[0-9a-fA-F]{2})+\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PathForm();

    [GeneratedRegex(@"^([0-9]{1,5}(h|ms|m|s)){1,4}\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DurationForm();

    [GeneratedRegex("(?<count>[0-9]+)(?<unit>h|ms|m|s)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DurationPart();
}
