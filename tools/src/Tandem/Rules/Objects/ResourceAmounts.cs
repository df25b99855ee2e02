using Tandem.Findings;
using Tandem.Schemas;

namespace Tandem.Rules.Objects;

/// <summary>Amounts of a resource, each by itself, and the storage of a claim.</summary>
internal static class ResourceAmounts
{
    /// <summary>An amount below nothing; null where it is not.</summary>
    public static Flaw? Negative(ObjectField amount) =>
        Quantities.Parse(amount.Text) < 0 ? amount.Flaw($"{amount.Here} must not be negative; it is {amount.Text}.") : null;

    /// <summary>An amount without its unit; null where it has one.</summary>
    // No program fits into less than a mebibyte: the unit was forgotten, or m stands for M.
    public static Flaw? Unitless(ObjectField amount) =>
        Quantities.Parse(amount.Text) is > 0 and < 1048576 and var bytes && amount.Text?.EndsWith('k') != true && amount.Text?.EndsWith("Ki", StringComparison.Ordinal) != true
            ? amount.Flaw($"{amount.Here} is {amount.Text}, which is {bytes} bytes.", $"Write the unit: {amount.Text!.TrimEnd('m')}Gi, {amount.Text!.TrimEnd('m')}Mi.") : null;

    /// <summary>What is wrong with a claim's storage.</summary>
    public static IEnumerable<Flaw?> OfClaim(ObjectField claim)
    {
        var storage = claim["resources"]["requests"]["storage"];
        yield return claim["accessModes"].Items.Count > 0
            ? null : claim["accessModes"].Missing($"{claim["accessModes"].Here} must have at least one access mode; it has none.");
        yield return !storage.Exists ? storage.Missing($"{storage.Here} is required; it is missing.")
            : Quantities.Parse(storage.Text) <= 0 ? storage.Flaw($"{storage.Here} must be above 0; it is {storage.Text}.") : null;
    }
}
