using System.Globalization;
using System.Text.RegularExpressions;

namespace Tandem.Live.Preflight;

/// <summary>Compares versions of GKE, number by number.</summary>
public static partial class VersionOrder
{
    /// <summary>Whether a version such as <c>v1.35.1-gke.1396000</c> is no older than another. What only one of them says does not count.</summary>
    /// <param name="version">The version found; one without a number is older than any.</param>
    /// <param name="least">The version wanted.</param>
    public static bool IsAtLeast(string version, string least)
    {
        var (found, wanted) = (Numbers(version), Numbers(least));
        return found.Count > 0 && found.Zip(wanted).Select(pair => pair.First.CompareTo(pair.Second)).FirstOrDefault(order => order != 0) >= 0;
    }

    private static List<long> Numbers(string version) => [.. Digits().Matches(version).Select(digits => long.Parse(digits.Value, CultureInfo.InvariantCulture))];

    [GeneratedRegex("[0-9]{1,15}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Digits();
}
