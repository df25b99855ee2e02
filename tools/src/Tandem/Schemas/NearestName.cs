namespace Tandem.Schemas;

/// <summary>Finds the name that somebody most likely meant.</summary>
public static class NearestName
{
    private const int ShortestSlip = 4;

    // Rows of names up to this length need no memory of their own.
    private const int Narrow = 32;

    /// <summary>The candidate nearest to <paramref name="name"/>; null where none is near enough to be worth saying.</summary>
    public static string? Find(string name, IEnumerable<string> candidates)
    {
        var (nearest, least) = ((string?)null, MostOf(name) + 1);
        foreach (var candidate in candidates)
        {
            var distance = Distance(name, candidate, least);
            if (distance < least || (distance == least && nearest is not null && string.CompareOrdinal(candidate, nearest) < 0))
            {
                (nearest, least) = (candidate, distance);
            }
        }

        return nearest;
    }

    /// <summary>
    /// The candidate that <paramref name="name"/> is a slip of: one letter is wrong, missing, too many or swapped with its neighbour.
    /// Numbers count things, so a different one is no slip. Null where there is none.
    /// </summary>
    public static string? Slip(string name, IEnumerable<string> candidates) => name.Length < ShortestSlip ? null
        : candidates.FirstOrDefault(candidate => IsOneEdit(name, candidate) && Letters(name) != Letters(candidate));

    /// <summary>Whether a name is near enough to another to be worth saying.</summary>
    public static bool IsNear(string name, string other) => Distance(name, other, MostOf(name)) <= MostOf(name);

    // More edits than these make another name.
    private static int MostOf(string name) => Math.Max(1, name.Length / 3);

    private static string Letters(string name) => string.Concat(name.Where(c => !char.IsAsciiDigit(c)));

    // Edits between two names, a swap of neighbours counting as one and a change of case as none; more than most where there are more.
    private static int Distance(string a, string b, int most)
    {
        if (Math.Abs(a.Length - b.Length) > most)
        {
            return most + 1;
        }

        var (start, ends) = Common(a, b);
        return Distance(a.AsSpan(start, a.Length - start - ends), b.AsSpan(start, b.Length - start - ends), most);
    }

    // Whether a single edit lies between them: looked at for every pair of names, so without rows.
    private static bool IsOneEdit(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > 1)
        {
            return false;
        }

        var (start, ends) = Common(a, b);
        return (a.Length - start - ends, b.Length - start - ends) switch
        {
            (0, 1) or (1, 0) or (1, 1) => true,
            (2, 2) => Same(a[start], b[start + 1]) && Same(a[start + 1], b[start]),
            _ => false,
        };
    }

    // What both begin and end with costs nothing, and is most of two names that are near.
    private static (int Start, int Ends) Common(string a, string b)
    {
        var (start, ends) = (0, 0);
        while (start < a.Length && start < b.Length && Same(a[start], b[start]))
        {
            start++;
        }

        while (ends < a.Length - start && ends < b.Length - start && Same(a[^(ends + 1)], b[^(ends + 1)]))
        {
            ends++;
        }

        return (start, ends);
    }

    private static int Distance(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int most)
    {
        var width = b.Length + 1;
        var cells = width <= Narrow ? stackalloc int[3 * Narrow] : new int[3 * width];
        var before = cells[..width];
        var above = cells[width..(2 * width)];
        var row = cells[(2 * width)..(3 * width)];
        for (var i = 0; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                row[j] = i == 0 ? j : Cheapest(before, above, row, a, b, i, j);
            }

            // No later row is cheaper than the least of two that follow each other.
            if (i > 1 && Least(above) > most && Least(row) > most)
            {
                return most + 1;
            }

            var oldest = before;
            before = above;
            above = row;
            row = oldest;
        }

        return above[b.Length];
    }

    private static int Cheapest(ReadOnlySpan<int> before, ReadOnlySpan<int> above, ReadOnlySpan<int> row, ReadOnlySpan<char> a, ReadOnlySpan<char> b, int i, int j)
    {
        var cost = Same(a[i - 1], b[j - 1]) ? 0 : 1;
        var best = Math.Min(Math.Min(above[j] + 1, row[j - 1] + 1), above[j - 1] + cost);
        var swapped = i > 1 && j > 1 && Same(a[i - 1], b[j - 2]) && Same(a[i - 2], b[j - 1]);
        return swapped ? Math.Min(best, before[j - 2] + 1) : best;
    }

    private static int Least(ReadOnlySpan<int> row)
    {
        var least = row[0];
        foreach (var cell in row)
        {
            least = Math.Min(least, cell);
        }

        return least;
    }

    private static bool Same(char a, char b) => a == b || char.ToLowerInvariant(a) == char.ToLowerInvariant(b);
}
