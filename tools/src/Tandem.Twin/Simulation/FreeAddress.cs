namespace Tandem.Twin.Simulation;

/// <summary>Addresses that are given one after the other.</summary>
internal static class FreeAddress
{
    /// <summary>The next that nobody has; where all are taken, the next.</summary>
    /// <param name="next">Gives the next.</param>
    /// <param name="taken">Those that objects have, be it from an earlier twin.</param>
    public static string Next(Func<string> next, IEnumerable<string?> taken)
    {
        var known = taken.OfType<string>().ToHashSet(StringComparer.Ordinal);
        return Enumerable.Range(0, known.Count).Select(_ => next()).FirstOrDefault(address => !known.Contains(address)) ?? next();
    }
}
