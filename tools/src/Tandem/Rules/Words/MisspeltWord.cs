using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Manifests;

namespace Tandem.Rules.Words;

/// <summary>A name that holds a word which stands nowhere else and is a slip of one that stands in many places.</summary>
/// <remarks>It knows no meaning, so it says least: whatever else is found of the same name is told in its place.</remarks>
public sealed class MisspeltWord() : Rule(new RuleInfo(
    "TND0149", "misspelt-word", Severity.Warning, Layers.References, "A name holds a slip of a word that stands in many other places."))
{
    // A whole name needs fewer others than a word does, for its neighbours are no names.
    private const int Again = 2;
    private const int ShortestName = 6;

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(FleetModel fleet)
    {
        // A trial reads no other files.
        if (!fleet.IsRepository || fleet.IsTrial)
        {
            return [];
        }

        var written = new WrittenWords(fleet);
        var frequent = new FrequentWords(written.Words);
        var again = written.Names.Where(name => name.Value.Count >= Again).Select(name => name.Key).ToLookup(name => name.Length);
        return Alone(written.Words).Where(word => !written.Elsewhere.Contains(word)).Select(word => OfWord(word, written.Words, frequent))
            .Concat(Alone(written.Names).Where(name => name.Length >= ShortestName).Select(name => OfName(written.Names[name][0], again[name.Length], written.Names)))
            .Concat(LoneSlip.Of(Alone(written.Names).Select(name => written.Names[name][0]), [.. written.Names.Keys]).Concat(LoneIds.Of(written.Ids)).Select(Of))
            .OfType<Finding>().DistinctBy(finding => finding.Blame.Place);
    }

    private static IEnumerable<string> Alone(IReadOnlyDictionary<string, List<ScalarNode>> places) => places.Keys.Where(text => places[text].Count == 1);

    private Finding? OfWord(string word, IReadOnlyDictionary<string, List<ScalarNode>> words, FrequentWords frequent)
    {
        var name = words[word][0];
        return frequent.MeantBy(word) is not { } meant ? null
            : Finding.At(Info, name.Place, $"{name.Text} holds {word}, which stands nowhere else; {meant} stands in {words[meant].Count} names.",
                $"Did you mean {name.Text.Replace(word, meant, StringComparison.OrdinalIgnoreCase)}?");
    }

    private Finding? OfName(ScalarNode name, IEnumerable<string> others, IReadOnlyDictionary<string, List<ScalarNode>> names) =>
        others.Where(other => FrequentWords.SwapAt(name.Text, other) >= 0).MinBy(other => FrequentWords.SwapAt(name.Text, other)) is not { } meant ? null
        : Finding.At(Info, name.Place, $"{name.Text} stands nowhere else; {meant} stands in {names[meant].Count} places.", $"Did you mean {meant}?");

    private Finding Of(LoneSlip slip) => Finding.At(Info, slip.Name.Place, $"{slip.Name.Text} {slip.Says}", $"Did you mean {slip.Meant}?");
}
