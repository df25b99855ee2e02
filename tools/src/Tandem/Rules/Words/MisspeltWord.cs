using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Manifests;

namespace Tandem.Rules.Words;

/// <summary>A name that holds a word which stands nowhere else and is a slip of one that stands in many places.</summary>
/// <remarks>It knows no meaning, so it says least: whatever else is found of the same name is told in its place.</remarks>
public sealed class MisspeltWord() : Rule(new RuleInfo(
    "TND0149", "misspelt-word", Severity.Warning, Layers.References, "A name holds a slip of a word that stands in many other places."))
{
    // So many names hold the word that was meant; a whole name needs fewer, for its neighbours are no words.
    private const int Often = 4;
    private const int Again = 2;
    private const int ShortestName = 6;

    // Small ids are handed out one after another; large ones are chosen.
    private const int ShortestId = 5;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(FleetModel fleet)
    {
        if (!fleet.IsRepository)
        {
            return [];
        }

        var written = WrittenWords.Of(fleet);
        var often = written.Words.Where(word => word.Count() >= Often).ToDictionary(word => word.Key, word => word.Count(), StringComparer.Ordinal);
        return written.Words.Where(word => word.Count() == 1 && !written.Elsewhere.Contains(word.Key)).Select(word => OfWord(word.Key, word.First(), often))
            .Concat(written.Names.Where(name => name.Key.Length >= ShortestName && name.Count() == 1).Select(name => OfName(name.First(), written.Names)))
            .Concat(written.Ids.Where(id => id.Key.Length >= ShortestId && id.Count() == 1).Select(id => OfId(id.First(), written.Ids)))
            .OfType<Finding>().DistinctBy(finding => finding.Blame.Place);
    }

    private Finding? OfWord(string word, ScalarNode name, Dictionary<string, int> often) =>
        WordSlip.Of(word, often.ContainsKey) is not { } meant ? null
        : Finding.At(Info, name.Place, $"{name.Text} holds {word}, which stands nowhere else; {meant} stands in {often[meant]} names.",
            $"Did you mean {name.Text.Replace(word, meant, StringComparison.OrdinalIgnoreCase)}?");

    private Finding? OfId(ScalarNode id, ILookup<string, ScalarNode> ids) =>
        WordSlip.Miscounts(id.Text).Concat(WordSlip.Swaps(id.Text)).FirstOrDefault(other => ids[other].Count() >= Often) is not { } meant ? null
        : Finding.At(Info, id.Place, $"{id.Text} is the id of nobody else; {meant} stands in {ids[meant].Count()} places.", $"Did you mean {meant}?");

    private Finding? OfName(ScalarNode name, ILookup<string, ScalarNode> names) =>
        WordSlip.Swaps(name.Text).FirstOrDefault(other => names[other].Count() >= Again) is not { } meant ? null
        : Finding.At(Info, name.Place, $"{name.Text} stands nowhere else; {meant} stands in {names[meant].Count()} places.", $"Did you mean {meant}?");
}
