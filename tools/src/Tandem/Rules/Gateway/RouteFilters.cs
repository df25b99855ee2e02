namespace Tandem.Rules.Gateway;

/// <summary>The filters of a route's rule or backend, against each other.</summary>
internal static class RouteFilters
{
    private static readonly string[] Wildcards = ["allowOrigins", "allowMethods", "allowHeaders"];

    /// <summary>Every one that contradicts another or itself; null where one does not.</summary>
    public static IEnumerable<Flaw?> Flaws(ObjectField filters)
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
}
