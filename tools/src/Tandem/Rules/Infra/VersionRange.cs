using System.Globalization;
using System.Text.RegularExpressions;

namespace Tandem.Rules.Infra;

/// <summary>The versions that a constraint of terraform admits.</summary>
/// <param name="Least">The lowest; null where there is none.</param>
/// <param name="Below">The first that is too high; null where there is none.</param>
internal sealed partial record VersionRange(Version? Least, Version? Below)
{
    /// <summary>Reads a constraint such as <c>&gt;= 7.17, &lt; 8</c>; null where it is none, which terraform itself says.</summary>
    public static VersionRange? Parse(string constraint)
    {
        var all = new VersionRange(null, null);
        foreach (var part in constraint.Split(','))
        {
            if (Form().Match(part.Trim()) is not { Success: true } form)
            {
                return null;
            }

            var numbers = form.Groups["number"].Captures.Select(capture => int.Parse(capture.Value, CultureInfo.InvariantCulture)).ToArray();
            all = all.And(form.Groups["operator"].Value, numbers);
        }

        return all;
    }

    private VersionRange And(string comparison, int[] numbers)
    {
        var version = new Version(numbers[0], numbers.ElementAtOrDefault(1), numbers.ElementAtOrDefault(2));
        var next = new Version(version.Major, version.Minor, version.Build + 1);
        return comparison switch
        {
            ">=" or ">" => this with { Least = Max(Least, version) },
            "<" => this with { Below = Min(Below, version) },
            "<=" => this with { Below = Min(Below, next) },
            "~>" => new(Max(Least, version), Min(Below, numbers.Length < 3 ? new Version(version.Major + 1, 0, 0) : new Version(version.Major, version.Minor + 1, 0))),
            "!=" => this,
            _ => new(Max(Least, version), Min(Below, next)),
        };
    }

    private static Version Max(Version? one, Version other) => one is null || one < other ? other : one;

    private static Version Min(Version? one, Version other) => one is null || one > other ? other : one;

    [GeneratedRegex(@"^(?<operator>>=|<=|~>|!=|=|>|<)?\s*(?<number>\d{1,6})(\.(?<number>\d{1,6})){0,2}(-[0-9A-Za-z.]+)?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form();
}
