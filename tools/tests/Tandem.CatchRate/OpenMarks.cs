using System.Text.RegularExpressions;

namespace Tandem.CatchRate;

/// <summary>Sets the marks <c>open: true</c> of the corpus to what was seen, and leaves every other byte.</summary>
internal static partial class OpenMarks
{
    public static void Set(IEnumerable<Attempt> attempts)
    {
        var open = attempts.ToDictionary(attempt => attempt.Fault.Name, attempt => attempt.Verdict != Verdict.Expected, StringComparer.Ordinal);
        foreach (var path in FaultFiles.Paths("Corpus"))
        {
            var faults = FaultFiles.Read(path).ToList();
            var entries = Entry().Split(File.ReadAllText(path));
            var marked = entries.Skip(1).Select((entry, i) => open.TryGetValue(faults[i].Name, out var isOpen) ? With(entry, isOpen) : entry);
            File.WriteAllText(path, string.Concat([entries[0], .. marked]));
        }
    }

    private static string With(string entry, bool open) => Mark().Replace(entry, "") + (open ? "  open: true\n" : "");

    // Every entry begins a line, and ends with one.
    [GeneratedRegex("^(?=- fault: )", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Entry();

    [GeneratedRegex("^  open: true\n", RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Mark();
}
