namespace Tandem.Tests.Schemas;

/// <summary>A field of which our schema and the published one do not say the same.</summary>
internal sealed record ParityDifference(string Kind, string Path, string What, string Ours, string Theirs)
{
    /// <summary>Every difference between two schemas of a kind. Fields newer than the published version are ours alone by right.</summary>
    public static IEnumerable<ParityDifference> Between(
        string kind, IReadOnlyDictionary<string, FieldFacts> ours, IReadOnlyDictionary<string, FieldFacts> theirs, bool theirsHaveEnums, string publishedMinor)
    {
        foreach (var (path, fact) in theirs)
        {
            if (ours.GetValueOrDefault(path) is not { } own)
            {
                if (HasHolder(path, ours))
                {
                    yield return new(kind, path, "missing", "", fact.Type);
                }

                continue;
            }

            (string What, string Ours, string Theirs)[] facts =
            [
                ("type", own.Type, fact.Type), ("required", $"{own.Required}", $"{fact.Required}"),
                ("enum", own.Enum, theirsHaveEnums ? fact.Enum : own.Enum), ("keys", own.Keys, fact.Keys),
            ];
            foreach (var (what, mine, published) in facts.Where(pair => pair.Ours != pair.Theirs))
            {
                yield return new(kind, path, what, mine, published);
            }
        }

        foreach (var (path, fact) in ours.Where(entry => !theirs.ContainsKey(entry.Key) && HasHolder(entry.Key, theirs)))
        {
            if (fact.Since is null || new Version(fact.Since) <= new Version(publishedMinor))
            {
                yield return new(kind, path, "extra", fact.Type, "");
            }
        }
    }

    // What is missing is told once, not again for each field below it.
    private static bool HasHolder(string path, IReadOnlyDictionary<string, FieldFacts> facts)
    {
        var cut = path.EndsWith("[]", StringComparison.Ordinal) ? path.Length - 2 : path.LastIndexOf('.');
        return cut < 0 || facts.ContainsKey(path[..cut]);
    }

    public override string ToString() => $"{{ kind: {Kind}, path: \"{Path}\", what: {What} }}  # ours {Ours}, published {Theirs}";
}
