using Tandem.Validation;

namespace Tandem.Reports.Console;

/// <summary>What was checked and what was not, as people read it.</summary>
internal sealed class ConsoleCoverage(TextWriter output, Ink ink)
{
    public void Write(Coverage coverage)
    {
        output.WriteLine(ink.Strong("checked"));
        foreach (var layer in coverage.Layers)
        {
            output.WriteLine(layer.Skipped is null ? $"  {layer.Name,-12}{CoverageText.Of(layer)}" : ink.Doubtful($"  {layer.Name,-12}not checked: {PrintedText.Line(layer.Skipped)}"));
        }

        WriteUnchecked(coverage);
        output.WriteLine(ink.Strong("clusters"));
        foreach (var cluster in coverage.Clusters)
        {
            output.WriteLine($"  {cluster.Name,-20} {CoverageText.Of(cluster)}");
        }

        if (coverage.OwnUnits.Count > 0)
        {
            output.WriteLine($"  {"no cluster",-20} {CoverageText.Of(coverage.OwnUnits)}");
        }
    }

    private void WriteUnchecked(Coverage coverage)
    {
        foreach (var group in coverage.UncheckedFiles.GroupBy(file => file.Reason, StringComparer.Ordinal))
        {
            output.WriteLine(ink.Faint($"  {"unchecked",-12}{CoverageText.Paths([.. group.Select(file => file.Path)])}: {PrintedText.Line(group.Key)}"));
        }

        foreach (var (apiVersion, kind, count) in coverage.KindsWithoutSchema)
        {
            output.WriteLine(ink.Doubtful($"  {"unchecked",-12}{count} of {PrintedText.Line($"{apiVersion} {kind}")}: the kind has no schema"));
        }
    }
}
