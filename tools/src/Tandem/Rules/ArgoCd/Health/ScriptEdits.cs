using Tandem.Lua;
using Tandem.Manifests;
using Tandem.Schemas;

namespace Tandem.Rules.ArgoCd.Health;

/// <summary>Every change of one word that could mend a script, what is likelier first: a slip of the pen, the contrary, another word.</summary>
/// <param name="script">The script.</param>
/// <param name="cases">The states that it is tried on.</param>
internal sealed class ScriptEdits(LuaScript script, IReadOnlyList<HealthCase> cases)
{
    private static readonly string[][] Contraries =
    [
        ["and", "or"], ["True", "False"], ["<", "<=", ">", ">="], ["==", "~="], ["true", "false"], ["+", "-"], ["0", "1"],
        [.. HealthCase.Known],
    ];

    private readonly HashSet<string> words = [.. cases.SelectMany(one => FieldPaths.Texts(one.Target)).Where(scalar => scalar.Type == ScalarType.String).Select(scalar => scalar.Text), .. HealthCase.Known];
    private readonly HashSet<string> keys = [.. cases.SelectMany(one => Keys(one.Target)), "message"];
    private readonly HashSet<string> names = [.. script.Tokens.Where((token, i) => token.Kind == LuaTokenKind.Name && !IsField(script, i)).Select(token => token.Text)];

    /// <summary>Them.</summary>
    public IEnumerable<ScriptEdit> All => Slips.Concat(Quotes).Concat(Contraries.SelectMany(group => Changed(i => Contrary(group, i)))).Concat(Negations).Concat(Changed(Other));

    private IEnumerable<ScriptEdit> Slips => Changed(i => Other(i).Where(word => NearestName.IsNear(script.Tokens[i].Text, word)));

    // The status of a condition is a text.
    private IEnumerable<ScriptEdit> Quotes =>
        from i in Enumerable.Range(1, script.Tokens.Count - 1)
        let token = script.Tokens[i]
        where (token.Is("true") || token.Is("false")) && (script.Tokens[i - 1].Is("==") || script.Tokens[i - 1].Is("~="))
        let text = token.Is("true") ? "True" : "False"
        select new ScriptEdit(token, $"Write \"{text}\", a text.", () => script.With(i, token with { Kind = LuaTokenKind.String, Text = text }));

    private IEnumerable<ScriptEdit> Negations =>
        from i in Enumerable.Range(0, script.Tokens.Count)
        let token = script.Tokens[i]
        where token.Kind is not (LuaTokenKind.End or LuaTokenKind.String)
        select token.Is("not") ? new ScriptEdit(token, "Leave out not.", () => script.Without(i))
            : new ScriptEdit(token, $"Write not {token.Text}.", () => script.WithBefore(i, token with { Kind = LuaTokenKind.Keyword, Text = "not" }));

    private IEnumerable<ScriptEdit> Changed(Func<int, IEnumerable<string>> others) =>
        from i in Enumerable.Range(0, script.Tokens.Count)
        from word in others(i)
        where word != script.Tokens[i].Text
        select new ScriptEdit(script.Tokens[i], $"Write {word} instead of {script.Tokens[i].Text}.", () => script.With(i, script.Tokens[i] with { Text = word }));

    private string[] Contrary(string[] group, int i) => group.Contains(script.Tokens[i].Text, StringComparer.Ordinal) ? group : [];

    private IEnumerable<string> Other(int i) => script.Tokens[i].Kind switch
    {
        LuaTokenKind.String => words.Concat(keys),
        LuaTokenKind.Name => IsField(script, i) ? keys : names,
        _ => [],
    };

    private static bool IsField(LuaScript script, int i) => i > 0 && (script.Tokens[i - 1].Is(".") || script.Tokens[i - 1].Is(":"));

    private static IEnumerable<string> Keys(Node node) => node switch
    {
        MappingNode mapping => mapping.Entries.SelectMany(entry => Keys(entry.Value).Append(entry.Name)),
        SequenceNode list => list.Items.SelectMany(Keys),
        _ => [],
    };
}
