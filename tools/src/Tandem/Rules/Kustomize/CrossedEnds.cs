using System.Text.RegularExpressions;
using Tandem.Fleet;
using Tandem.Kustomize;
using Tandem.Manifests;

namespace Tandem.Rules.Kustomize;

/// <summary>Two replacements of one file that put the two ends of a range the wrong way round: the least where the most belongs.</summary>
/// <param name="Source">The <c>fieldPath</c> of the first.</param>
/// <param name="Other">That of the second.</param>
/// <param name="Field">The field that the first one fills.</param>
internal sealed partial record CrossedEnds(ScalarNode Source, ScalarNode Other, string Field)
{
    private static readonly string[][] Ends = [["MIN", "MAX"], ["MINIMUM", "MAXIMUM"], ["LOW", "HIGH"], ["START", "END"], ["FIRST", "LAST"]];

    /// <summary>Every pair, in whatever kustomization, opt-in components too.</summary>
    public static IEnumerable<CrossedEnds> Of(FleetModel fleet) =>
        from kustomization in fleet.Trees.SelectMany(tree => tree.Kustomizations).DistinctBy(kustomization => kustomization.Path)
        let entries = kustomization.Mappings("replacements").SelectMany(Fillings).ToList()
        where entries.Count > 1
        from pair in Pairs(entries)
        select pair;

    private static IEnumerable<CrossedEnds> Pairs(List<Filling> entries) =>
        from one in entries
        from other in entries
        where one.Source.Place < other.Source.Place && one.Said == other.Meant && one.Meant == other.Said && StemOf(one) == StemOf(other)
        select new CrossedEnds(one.Source, other.Source, one.Field);

    private static IEnumerable<Filling> Fillings(MappingNode entry) =>
        from source in new[] { entry.Mapping("source")?["fieldPath"] }.OfType<ScalarNode>()
        from target in entry.List("targets").OfType<MappingNode>()
        from path in target.List("fieldPaths").OfType<ScalarNode>()
        let field = path.Text[(path.Text.LastIndexOf('.') + 1)..]
        let said = EndOf(Words(source.Text))
        let meant = EndOf(Words(field))
        where said is not null && meant is not null && said != meant && Array.Exists(Ends, ends => ends.Contains(said) && ends.Contains(meant))
        select new Filling(source, field, said, meant);

    private static string StemOf(Filling filling) => string.Join(' ', Words(filling.Source.Text).Where(word => word != filling.Said));

    private static string? EndOf(IReadOnlyList<string> words) => words.Where(word => Array.Exists(Ends, ends => ends.Contains(word))).ToList() is [var only] ? only : null;

    private static List<string> Words(string name) => [.. Word().Matches(name).Select(match => match.Value.ToUpperInvariant())];

    [GeneratedRegex("[A-Z]?[a-z0-9]+|[A-Z]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Word();

    private sealed record Filling(ScalarNode Source, string Field, string Said, string Meant);
}
