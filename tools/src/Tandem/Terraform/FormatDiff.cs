using System.Globalization;
using System.Text.RegularExpressions;

namespace Tandem.Terraform;

/// <summary>Reads the first change of each file from the diff that <c>terraform fmt -check -diff</c> prints.</summary>
internal static partial class FormatDiff
{
    public static IEnumerable<UnformattedFile> Read(string diff)
    {
        var lines = diff.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith("+++ new/", StringComparison.Ordinal) && i + 1 < lines.Length && Hunk().Match(lines[i + 1]) is { Success: true } hunk)
            {
                var context = lines[(i + 2)..].TakeWhile(line => line.StartsWith(' ')).Count();
                yield return new UnformattedFile(lines[i]["+++ new/".Length..].Trim(), int.Parse(hunk.Groups["line"].Value, CultureInfo.InvariantCulture) + context);
            }
        }
    }

    [GeneratedRegex(@"^@@ -(?<line>\d+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hunk();
}
