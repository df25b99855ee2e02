using Tandem.Fleet;
using Tandem.Manifests;

namespace Tandem.Rules.Words;

/// <summary>The names that the files of a fleet are written with, and the words that they are made of.</summary>
internal sealed class WrittenWords
{
    // A commit, a digest or a key has letters and no words.
    private const int LongestName = 120;
    private const int ShortestDigest = 20;

    private WrittenWords(IReadOnlyList<ScalarNode> names, ILookup<string, ScalarNode> words)
    {
        Names = names.ToLookup(name => name.Text, StringComparer.Ordinal);
        Words = words;
    }

    /// <summary>Where each name stands.</summary>
    public ILookup<string, ScalarNode> Names { get; }

    /// <summary>Where each word stands, in small letters.</summary>
    public ILookup<string, ScalarNode> Words { get; }

    /// <summary>Those of the files that kustomizations take in, before facts are filled in: a word that one fact brings to many objects was written once.</summary>
    public static WrittenWords Of(FleetModel fleet)
    {
        var names = fleet.Trees.SelectMany(tree => tree.Files).Distinct(StringComparer.Ordinal).Where(file => file.EndsWith(".yaml", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .SelectMany(file => fleet.Workspace.Yaml(file).Documents).SelectMany(FieldPaths.Scalars).Select(found => found.Node).Where(IsName).ToList();
        return new WrittenWords(names, names.SelectMany(Parts).ToLookup(part => part.Key, part => part.Value, StringComparer.Ordinal));
    }

    /// <summary>The words of a name, in small letters: what signs, digits and capitals part.</summary>
    public static IEnumerable<string> In(string name)
    {
        var start = 0;
        for (var i = 0; i <= name.Length; i++)
        {
            var ends = i == name.Length || !char.IsAsciiLetter(name[i]);
            if (ends || (i > start && char.IsAsciiLetterUpper(name[i]) && (char.IsAsciiLetterLower(name[i - 1]) || (i + 1 < name.Length && char.IsAsciiLetterLower(name[i + 1])))))
            {
                if (i > start)
                {
                    yield return name[start..i].ToLowerInvariant();
                }

                start = ends ? i + 1 : i;
            }
        }
    }

    private static IEnumerable<KeyValuePair<string, ScalarNode>> Parts(ScalarNode name) => In(name.Text).Distinct(StringComparer.Ordinal).Select(word => KeyValuePair.Create(word, name));

    private static bool IsName(ScalarNode scalar) => scalar.Type == ScalarType.String && scalar.Text.Length is > 0 and < LongestName
        && !scalar.Text.Any(char.IsWhiteSpace) && !scalar.Text.Split('@', ':').Any(part => part.Length >= ShortestDigest && part.All(char.IsAsciiHexDigitLower));
}
