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

    private WrittenWords(IReadOnlyList<FoundScalar> scalars, IEnumerable<string> scripts)
    {
        var names = scalars.Select(found => found.Node).Where(IsName).ToList();
        Names = names.ToLookup(name => name.Text, StringComparer.Ordinal);
        Words = names.SelectMany(name => In(name.Text).Distinct(StringComparer.Ordinal).Select(word => KeyValuePair.Create(word, name))).ToLookup(part => part.Key, part => part.Value, StringComparer.Ordinal);
        Ids = scalars.Where(found => found.Node.IsWhole && found.Path.Count > 0 && IdFields.Contains(found.Path[^1].Key, StringComparer.Ordinal)).Select(found => found.Node).ToLookup(id => id.Text, StringComparer.Ordinal);
        Elsewhere = scalars.Select(found => found.Node.Text).Where(text => text.Any(char.IsWhiteSpace)).Concat(scripts).SelectMany(In).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Where each name stands.</summary>
    public ILookup<string, ScalarNode> Names { get; }

    /// <summary>Where each word of a name stands, in small letters.</summary>
    public ILookup<string, ScalarNode> Words { get; }

    /// <summary>Where each user and group of a security context stands.</summary>
    public ILookup<string, ScalarNode> Ids { get; }

    /// <summary>The words of prose and scripts, in small letters: what stands there as well is no slip.</summary>
    public IReadOnlySet<string> Elsewhere { get; }

    /// <summary>Those of the files that kustomizations take in, before facts are filled in: a word that one fact brings to many objects was written once.</summary>
    public static WrittenWords Of(FleetModel fleet)
    {
        var files = fleet.Trees.SelectMany(tree => tree.Files).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToLookup(file => file.EndsWith(".yaml", StringComparison.Ordinal));
        return new WrittenWords([.. files[true].SelectMany(file => fleet.Workspace.Yaml(file).Documents).SelectMany(FieldPaths.Scalars)], files[false].Select(file => fleet.Workspace.Text(file).Text));
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

    private static bool IsName(ScalarNode scalar) => scalar.Type == ScalarType.String && scalar.Text.Length is > 0 and < LongestName
        && !scalar.Text.Any(char.IsWhiteSpace) && !scalar.Text.Split('@', ':').Any(part => part.Length >= ShortestDigest && part.All(char.IsAsciiHexDigitLower));
}
