namespace Tandem.Review.Effects;

/// <summary>One line of <see cref="EffectTable"/>.</summary>
/// <param name="Kinds">Kinds, groups as <c>GROUP/*</c>, or types of Terraform, a <c>*</c> at the end for all that begin so; empty for every kind.</param>
/// <param name="Keys">Keys that the way to the field begins with; one that begins with <c>**</c> may stand anywhere after those before it.</param>
/// <param name="Effect">What such a field acts on.</param>
internal sealed record EffectLine(IReadOnlyList<string> Kinds, IReadOnlyList<string> Keys, Effect Effect)
{
    public bool Covers(string group, string kind, IReadOnlyList<string> way) =>
        (Kinds.Count == 0 || Kinds.Any(pattern => CoversKind(pattern, group, kind))) && CoversWay(way);

    private static bool CoversKind(string pattern, string group, string kind) =>
        pattern.EndsWith("/*", StringComparison.Ordinal) ? pattern[..^2] == group
        : pattern.EndsWith('*') ? kind.StartsWith(pattern[..^1], StringComparison.Ordinal)
        : pattern == kind;

    private bool CoversWay(IReadOnlyList<string> way)
    {
        var at = 0;
        foreach (var key in Keys)
        {
            if (key.StartsWith("**", StringComparison.Ordinal))
            {
                at = Enumerable.Range(at, way.Count - at).FirstOrDefault(i => way[i] == key[2..], -1);
                if (at < 0)
                {
                    return false;
                }
            }
            else if (at >= way.Count || way[at] != key)
            {
                return false;
            }

            at++;
        }

        return true;
    }
}
