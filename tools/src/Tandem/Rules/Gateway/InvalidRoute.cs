using Tandem.Findings;
using Tandem.Schemas;

namespace Tandem.Rules.Gateway;

/// <summary>A match, a filter or a timeout of an HTTPRoute that no gateway can follow.</summary>
public sealed class InvalidRoute() : ObjectRule(new RuleInfo(
    "TND0502", "invalid-route", Severity.Error, Layers.Schemas, "An HTTPRoute's matches, filters, parents or timeouts contradict each other."))
{
    private const int MostMatches = 128;

    /// <inheritdoc/>
    private protected override bool Concerns(SchemaId id) => id.Kind == "HTTPRoute" && id.Group is "gateway.networking.k8s.io";

    /// <inheritdoc/>
    private protected override IEnumerable<Flaw> Flaws(ObjectField root) =>
        root["spec"]["rules"].Items.SelectMany(OfRule).Append(Matches(root["spec"]["rules"])).Concat(Parents(root))
            .Concat(root.Select("spec.rules[].matches[].path").Select(RoutePathForm.Flaw))
            .Concat(root.Select("spec.rules[].filters").Concat(root.Select("spec.rules[].backendRefs[].filters")).SelectMany(RouteFilters.Flaws)).OfType<Flaw>();

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
        yield return RouteDuration.Seconds(request.Text) is > 0 and var most && RouteDuration.Seconds(backend.Text) > most
            ? backend.Flaw($"{backend.Here} must be at most the request timeout {request.Text}; it is {backend.Text}.") : null;
    }

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
}
