using Tandem.Fleet;
using Tandem.Manifests;

namespace Tandem.Rules.Words;

/// <summary>The names that the files of a fleet are written with, and the words that they are made of.</summary>
internal sealed class WrittenWords
{
    // A commit, a digest or a key has letters and no words.
    private const int LongestName = 120;
    private const int ShortestDigest = 20;
    private static readonly string[] IdFields = ["runAsUser", "runAsGroup", "fsGroup"];

    private readonly Dictionary<string, List<ScalarNode>> names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<ScalarNode>> words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<ScalarNode>> ids = new(StringComparer.Ordinal);
    private readonly HashSet<string> elsewhere = new(StringComparer.Ordinal);

    /// <summary>Those of the files that kustomizations take in, before facts are filled in: a word that one fact brings to many objects was written once.</summary>
    public WrittenWords(FleetModel fleet)
    {
        foreach (var file in fleet.Trees.SelectMany(tree => tree.Files).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            if (file.EndsWith(".yaml", StringComparison.Ordinal))
            {
                foreach (var document in fleet.Workspace.Yaml(file).Documents)
                {
                    Take(document, "");
                }
            }
            else
            {
                elsewhere.UnionWith(TextWords.Of(fleet.Workspace.Text(file).Text));
            }
        }
    }

    /// <summary>Where each name stands.</summary>
    public IReadOnlyDictionary<string, List<ScalarNode>> Names => names;

    /// <summary>Where each word of a name stands, in small letters.</summary>
    public IReadOnlyDictionary<string, List<ScalarNode>> Words => words;

    /// <summary>Where each user and group of a security context stands.</summary>
    public IReadOnlyDictionary<string, List<ScalarNode>> Ids => ids;

    /// <summary>The words of prose and scripts, in small letters: what stands there as well is no slip.</summary>
    public IReadOnlySet<string> Elsewhere => elsewhere;

    private void Take(Node node, string key)
    {
        switch (node)
        {
            case MappingNode mapping:
                foreach (var entry in mapping.Entries)
                {
                    Take(entry.Value, entry.Name);
                }

                break;
            case SequenceNode list:
                foreach (var item in list.Items)
                {
                    Take(item, key);
                }

                break;
            case ScalarNode scalar:
                Take(scalar, key);
                break;
        }
    }

    private void Take(ScalarNode scalar, string key)
    {
        if (scalar.IsWhole && IdFields.Contains(key, StringComparer.Ordinal))
        {
            Note(ids, scalar.Text, scalar);
        }
        else if (scalar.Type == ScalarType.String && scalar.Text.Any(char.IsWhiteSpace))
        {
            elsewhere.UnionWith(TextWords.Of(scalar.Text));
        }
        else if (IsName(scalar))
        {
            Note(names, scalar.Text, scalar);
            foreach (var word in TextWords.Of(scalar.Text).Distinct(StringComparer.Ordinal))
            {
                Note(words, word, scalar);
            }
        }
    }

    private static void Note(Dictionary<string, List<ScalarNode>> places, string text, ScalarNode scalar)
    {
        if (!places.TryGetValue(text, out var all))
        {
            places[text] = all = [];
        }

        all.Add(scalar);
    }

    private static bool IsName(ScalarNode scalar) => scalar.Type == ScalarType.String && scalar.Text.Length is > 0 and < LongestName
        && !scalar.Text.Split('@', ':').Any(part => part.Length >= ShortestDigest && part.All(char.IsAsciiHexDigitLower));
}
