using System.Globalization;
using Tandem.Review.Cost;

namespace Tandem.Review.Text;

/// <summary>Node hours as lines of text.</summary>
internal static class CostText
{
    /// <summary>The lines; none where no pool differs.</summary>
    public static IReadOnlyList<string> Lines(NodeHours hours)
    {
        if (hours.Pools.Count == 0)
        {
            return [];
        }

        return
        [
            .. hours.Pools.Select(pool => $"{pool.Region} {pool.Pool}: {pool.Before?.ToString() ?? "none"} -> {pool.After?.ToString() ?? "none"}, {Range(Signed(pool.LeastPerDay), Signed(pool.MostPerDay), "node hours a day")}"),
            Total(hours),
        ];
    }

    private static string Total(NodeHours hours)
    {
        if (hours.Prices is not { } prices)
        {
            return "No prices: name a table with --prices FILE, or as prices in tandem.yaml.";
        }

        var missing = hours.Unpriced!.Count == 0 ? "" : $"without the pools of {string.Join(" and ", hours.Unpriced)}, which {prices.File} has no price for";
        return !hours.AnyPriced ? $"No sum in {prices.Currency}, {missing}."
            : $"{Range(Money(hours.LeastPerDay!.Value), Money(hours.MostPerDay!.Value), $"{prices.Currency} a day")}, by {prices.File}{(missing.Length == 0 ? "" : $", {missing}")}. Nodes alone: no disks, no traffic, no control plane.";
    }

    private static string Range(string least, string most, string unit) => least == most ? $"{least} {unit}" : $"{least} {unit} with the fewest nodes, {most} with the most";

    private static string Signed(int number) => number.ToString("+0;-0;0", CultureInfo.InvariantCulture);

    private static string Money(decimal amount) => amount.ToString("+0.00;-0.00;0.00", CultureInfo.InvariantCulture);
}
