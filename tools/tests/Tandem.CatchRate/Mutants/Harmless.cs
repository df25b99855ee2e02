using System.Text.RegularExpressions;
using Tandem.Manifests;

namespace Tandem.CatchRate.Mutants;

/// <summary>Mutants that change nothing of what serves, and why: <c>harmless.yaml</c>.</summary>
/// <param name="Reason">Why nobody need be told.</param>
/// <param name="Files">The files that they are in; <c>*</c> stands for anything.</param>
/// <param name="Fields">The fields that they change, as a mutant names them; <c>*</c> stands for anything.</param>
/// <param name="Tokens">What is changed; anything where there is none.</param>
/// <param name="Values">What is written instead; anything where there is none.</param>
public sealed record Harmless(string Reason, IReadOnlyList<string> Files, IReadOnlyList<string> Fields, IReadOnlyList<string> Tokens, IReadOnlyList<string> Values)
{
    /// <summary>Every entry of the list.</summary>
    public static IReadOnlyList<Harmless> All { get; } = Read();

    /// <summary>Whether it speaks of a mutant.</summary>
    public bool Covers(Mutant mutant) => Matches(Files, mutant.Place.File) && Matches(Fields, mutant.Field) && Matches(Tokens, mutant.Token) && Matches(Values, mutant.Instead);

    private static bool Matches(IReadOnlyList<string> patterns, string text) => patterns.Count == 0
        || patterns.Any(pattern => Regex.IsMatch(text, $"^{Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal)}$", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)));

    private static IReadOnlyList<Harmless> Read()
    {
        var path = Repository.Absolute("tools/tests/Tandem.CatchRate/Mutants/harmless.yaml");
        var file = YamlReader.Read(new SourceText(path, File.ReadAllText(path)));
        return file.Findings.Count == 0 ? [.. ((SequenceNode)file.Documents[0]).Items.Cast<MappingNode>().Select(From)]
            : throw new InvalidDataException($"{path}: {file.Findings[0].Message}");
    }

    private static Harmless From(MappingNode entry) =>
        new(entry.Text("reason") ?? throw new InvalidDataException($"{entry.Place}: a reason is missing"), Texts(entry, "files"), Texts(entry, "fields"), Texts(entry, "tokens"), Texts(entry, "values"));

    private static IReadOnlyList<string> Texts(MappingNode entry, string key) => [.. entry.List(key).OfType<ScalarNode>().Select(item => item.Text)];
}
