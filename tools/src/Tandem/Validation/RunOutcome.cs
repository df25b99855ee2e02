using System.Globalization;
using System.Text;

namespace Tandem.Validation;

/// <summary>What a whole run came to.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Reports">The text of each report that was wanted, in the order asked for.</param>
public sealed record RunOutcome(int ExitCode, IReadOnlyList<string> Reports)
{
    /// <summary>Reads what <see cref="Print"/> wrote; null where it is anything else.</summary>
    public static RunOutcome? Parse(string text)
    {
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        var head = end < 0 ? [] : text[..end].Split(' ');
        if (head.Length == 0 || !Array.TrueForAll(head, word => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out _)))
        {
            return null;
        }

        var numbers = Array.ConvertAll(head, word => int.Parse(word, CultureInfo.InvariantCulture));
        var reports = new List<string>();
        var at = end + 1;
        for (var i = 1; i < numbers.Length; i++)
        {
            if (numbers[i] > text.Length - at)
            {
                return null;
            }

            reports.Add(text.Substring(at, numbers[i]));
            at += numbers[i];
        }

        return at == text.Length ? new RunOutcome(numbers[0], reports) : null;
    }

    /// <summary>The outcome as one text: the exit code, the length of every report, and the reports.</summary>
    public string Print()
    {
        var text = new StringBuilder(ExitCode.ToString(CultureInfo.InvariantCulture));
        foreach (var report in Reports)
        {
            text.Append(CultureInfo.InvariantCulture, $" {report.Length}");
        }

        return text.Append('\n').AppendJoin("", Reports).ToString();
    }
}
