namespace Tandem.Twin.Traffic.Gateway;

/// <summary>How near two regions are, by their names alone: the twin knows no latencies.</summary>
internal static class Nearness
{
    /// <summary>0 for the same region, 1 for one of the same continent or country (<c>us-</c>, <c>europe-</c>), 2 for any other.</summary>
    public static int Between(string one, string other) => one == other ? 0 : Continent(one) == Continent(other) ? 1 : 2;

    private static string Continent(string region) => region.Split('-')[0];
}
