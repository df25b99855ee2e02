using Tandem.Live.Load;

namespace Tandem.Rules.Gateway;

/// <summary>Rules of routes that let through no request as clients of a model server send it, or take from it what others read.</summary>
internal static class RouteMatches
{
    /// <summary>How the headers of the inference extension begin.</summary>
    public const string OfGateway = "x-gateway-";

    /// <summary>What the picker, the gateway of the inference extension and our own drill read.</summary>
    public static IReadOnlyList<string> Read { get; } = [ChatRequest.ObjectiveHeader, "x-gateway-inference-fairness-id", "x-gateway-destination-endpoint", "x-gateway-model-name-rewrite"];
    private static readonly string[] Lists = ["set", "add"];
    private static readonly string[] Conditions = ["headers", "queryParams"];

    /// <summary>What is wrong with a rule; null where nothing is.</summary>
    public static Flaw? Of(ObjectField rule) => OfMethod(rule) ?? OfCondition(rule) ?? OfFilters(rule);

    // A rule beside others may well be for some requests alone.
    private static Flaw? OfMethod(ObjectField rule)
    {
        var matches = AllOf(rule);
        return matches.Count > 0 && matches.TrueForAll(match => match["method"].Text is not (null or "POST"))
            ? matches[0]["method"].Flaw($"{matches[0]["method"].Here} is {matches[0]["method"].Text}: requests for an answer are POST, and none comes through.", "Take the method out.") : null;
    }

    private static Flaw? OfCondition(ObjectField rule)
    {
        var matches = AllOf(rule);
        return matches.Count > 0 && matches.TrueForAll(match => Conditions.Any(name => match[name].Items.Count > 0))
            ? Conditions.Select(name => matches[0][name]).First(list => list.Items.Count > 0).Items[0]["name"] is var name ? name.Flaw(
                $"Every rule asks for {name.Text}: a request without it reaches no server.", "Add a rule without conditions, or take this one out.") : null : null;
    }

    private static List<ObjectField> AllOf(ObjectField rule)
    {
        var rules = rule.Parent!.Items;
        return rules.Any(other => other["matches"].Items.Count == 0) ? [] : [.. rules.SelectMany(other => other["matches"].Items)];
    }

    private static Flaw? OfFilters(ObjectField rule) =>
        Removed(rule, "requestHeaderModifier", Read) is { } request ? request.Flaw($"{request.Text} is taken from every request: the endpoint picker reads it.", "Leave it.")
        : Removed(rule, "responseHeaderModifier", [ChatRequest.RegionHeader]) is { } answer ? answer.Flaw($"{answer.Text} is taken from every answer: a drill tells by it which region answered.", "Leave it.")
        : Written(rule) is { } written ? written.Flaw($"{written.Text} is written by the route, and says the same of every answer: a drill tells by it which region answered.", "Leave it to the servers.") : null;

    private static ObjectField? Written(ObjectField rule) => Lists.SelectMany(list => rule.Select($"filters[].responseHeaderModifier.{list}[].name").Concat(rule.Select($"backendRefs[].filters[].responseHeaderModifier.{list}[].name")))
        .FirstOrDefault(name => ChatRequest.RegionHeader.Equals(name.Text, StringComparison.OrdinalIgnoreCase));

    private static ObjectField? Removed(ObjectField rule, string filter, IReadOnlyList<string> names) => rule.Select($"filters[].{filter}.remove[]").Concat(rule.Select($"backendRefs[].filters[].{filter}.remove[]"))
        .FirstOrDefault(item => names.Contains(item.Text, StringComparer.OrdinalIgnoreCase));
}
