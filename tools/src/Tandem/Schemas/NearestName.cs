namespace Tandem.Schemas;

/// <summary>Finds the name that somebody most likely meant.</summary>
public static class NearestName
{
    private const int ShortestSlip = 4;

    /// <summary>The candidate nearest to <paramref name="name"/>; null where none is near enough to be worth saying.</summary>
    public static string? Find(string name, IEnumerable<string> candidates)
    {
        var most = Math.Max(1, name.Length / 3);
        return candidates
            .Select(candidate => (candidate, distance: Distance(name, candidate)))
            .Where(pair => pair.distance <= most)
            .OrderBy(pair => pair.distance)
            .ThenBy(pair => pair.candidate, StringComparer.Ordinal)
            .Select(pair => pair.candidate)
            .FirstOrDefault();
    }

    /// <summary>
    /// The candidate that <paramref name="name"/> is a slip of: one letter is wrong, missing, too many or swapped with its neighbour.
    /// Numbers count things, so a different one is no slip. Null where there is none.
    /// </summary>
    public static string? Slip(string name, IEnumerable<string> candidates) => name.Length < ShortestSlip ? null
        : candidates.FirstOrDefault(candidate => Distance(name, candidate) == 1 && Letters(name) != Letters(candidate));

    private static string Letters(string name) => string.Concat(name.Where(c => !char.IsAsciiDigit(c)));

    // Edits between two names, a swap of neighbours counting as one and a change of case as none.
    private static int Distance(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                rows[i, j] = i == 0 ? j : j == 0 ? i : Cheapest(rows, a, b, i, j);
            }
        }

        return rows[a.Length, b.Length];
    }

    private static int Cheapest(int[,] rows, string a, string b, int i, int j)
    {
        var cost = Same(a[i - 1], b[j - 1]) ? 0 : 1;
        var best = Math.Min(Math.Min(rows[i - 1, j] + 1, rows[i, j - 1] + 1), rows[i - 1, j - 1] + cost);
        var swapped = i > 1 && j > 1 && Same(a[i - 1], b[j - 2]) && Same(a[i - 2], b[j - 1]);
        return swapped ? Math.Min(best, rows[i - 2, j - 2] + 1) : best;
    }

    private static bool Same(char a, char b) => char.ToLowerInvariant(a) == char.ToLowerInvariant(b);
}
