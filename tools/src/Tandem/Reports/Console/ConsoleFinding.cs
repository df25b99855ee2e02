using Tandem.Findings;
using Tandem.Manifests;

namespace Tandem.Reports.Console;

/// <summary>One finding as people read it.</summary>
internal sealed class ConsoleFinding(TextWriter output, Ink ink, Workspace files)
{
    private const int Widest = 200;

    public void Write(Finding finding)
    {
        var place = finding.Blame.Place;
        var severity = finding.Severity == Severity.Error ? ink.Bad("error") : ink.Doubtful("warning");
        output.WriteLine($"  {place.Line}:{place.Column}  {severity}  {PrintedText.Line(finding.Message)}  {ink.Faint($"{finding.Rule.Id} {finding.Rule.Name}")}");
        WriteSourceLine(place);
        if (finding.Hint is not null)
        {
            output.WriteLine($"      fix: {PrintedText.Line(finding.Hint)}");
        }

        foreach (var line in FindingLines.Context(finding))
        {
            output.WriteLine(ink.Faint($"      {PrintedText.Line(line)}"));
        }
    }

    private void WriteSourceLine(Place place)
    {
        var line = PrintedText.Line(files.Knows(place.File) ? files.Yaml(place.File).Source.Line(place.Line) : "");
        if (string.IsNullOrWhiteSpace(line))
        {
            return;
        }

        // A long line is shown around the column that is meant.
        var start = place.Column <= Widest - 10 ? 0 : place.Column - (Widest / 2);
        var shown = Cut(line, Math.Min(start, line.Length));
        var number = $"{place.Line}";
        output.WriteLine(ink.Faint($"      {number} | {shown}"));
        if (place.Column - start <= shown.Length && place.Column <= line.Length)
        {
            output.WriteLine(ink.Faint($"      {new string(' ', number.Length)} | {new string(' ', place.Column - 1 - start)}^"));
        }
    }

    private static string Cut(string line, int start)
    {
        var rest = line[start..];
        var text = rest.Length <= Widest ? rest : rest[..(Widest - 3)] + "...";
        return start == 0 ? text : "..." + text[Math.Min(3, text.Length)..];
    }
}
