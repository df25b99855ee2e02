namespace Tandem.Findings;

/// <summary>Merges findings of one cause and puts them in the order that every report keeps.</summary>
public static class FindingSet
{
    /// <summary>
    /// Makes one finding of those with the same rule, place and message, with every object in it,
    /// sorted by place, rule and message: two runs over the same tree give the same list.
    /// </summary>
    public static IReadOnlyList<Finding> Merge(IEnumerable<Finding> findings) =>
    [
        .. findings
            .GroupBy(finding => $"{finding.Rule.Id}\0{finding.Blame.Place}\0{finding.Message}", StringComparer.Ordinal)
            .Select(Combine)
            .OrderBy(finding => finding.Blame.Place)
            .ThenBy(finding => finding.Rule.Id, StringComparer.Ordinal)
            .ThenBy(finding => finding.Message, StringComparer.Ordinal),
    ];

    private static Finding Combine(IEnumerable<Finding> group)
    {
        var all = group.ToList();
        return all[0] with
        {
            Objects = [.. all.SelectMany(finding => finding.Objects).Distinct().OrderBy(Key, StringComparer.Ordinal)],
            Related = [.. all.SelectMany(finding => finding.Related).Distinct().OrderBy(related => related.Place).ThenBy(related => related.ToString(), StringComparer.Ordinal)],
            Suppressed = all.TrueForAll(finding => finding.Suppressed is not null) ? all[0].Suppressed : null,
        };
    }

    private static string Key(ObjectRef o) => $"{o.Cluster}/{o.Kind}/{o.Namespace}/{o.Name}/{o.Field}/{o.ApiVersion}";
}
