using System.Globalization;
using System.Text.RegularExpressions;

namespace Tandem.Live.Weights;

/// <summary>How far the loader is, as its log says.</summary>
/// <param name="Done">Bytes that are in the bucket.</param>
/// <param name="Total">Bytes in all.</param>
public sealed partial record LoaderProgress(double Done, double Total)
{
    /// <summary>Reads it from a line of the log, such as <c>12:00:01 3.2 of 54.9 GB</c>; null where the line says nothing of it.</summary>
    public static LoaderProgress? Of(string line)
    {
        var match = Line().Match(line);
        return !match.Success ? null : new LoaderProgress(Bytes(match.Groups["done"].Value), Bytes(match.Groups["total"].Value));
    }

    /// <summary>The time left at the pace so far; null while there is none.</summary>
    /// <param name="first">How far it was when it was first seen.</param>
    /// <param name="elapsed">The time since then.</param>
    public TimeSpan? Left(LoaderProgress first, TimeSpan elapsed) => Done <= first.Done ? null : elapsed * ((Total - Done) / (Done - first.Done));

    private static double Bytes(string gigabytes) => double.Parse(gigabytes, CultureInfo.InvariantCulture) * 1e9;

    // load_model.py writes it; a test holds the two together.
    [GeneratedRegex(@"(?<done>\d+(\.\d+)?) of (?<total>\d+(\.\d+)?) GB$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Line();
}
