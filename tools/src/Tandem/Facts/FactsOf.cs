using Tandem.Findings;
using Tandem.Manifests;

namespace Tandem.Facts;

/// <summary>The facts of one file.</summary>
/// <param name="Region">The region's folder; empty for the fleet's.</param>
/// <param name="Data">The keys and values.</param>
public sealed record FactsOf(string Region, MappingNode Data)
{
    /// <summary>Reads a facts file; one that is missing or cannot be read has no facts.</summary>
    public static FactsOf Read(Workspace workspace, string region, string file)
    {
        var data = workspace.HasFile(file)
            ? workspace.Yaml(file).Documents.OfType<MappingNode>().Select(document => document.Mapping("data")).FirstOrDefault()
            : null;
        return new FactsOf(region, data ?? new MappingNode(new SourceText(file, ""), 1, 1, []));
    }

    /// <summary>A fact; null where it is absent or no text.</summary>
    public string? this[string fact] => Data.Text(fact);

    /// <summary>A fact as a whole number; null where it is none.</summary>
    public int? Number(string fact) => int.TryParse(this[fact], System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A finding at a fact's value.</summary>
    public Finding Finding(RuleInfo rule, string fact, string message, string? hint = null) =>
        Findings.Finding.At(rule, Place(fact), message, hint);

    /// <summary>Where a fact's value stands; the block of facts where it is absent.</summary>
    public Place Place(string fact) => (Data[fact] ?? Data).Place;
}
