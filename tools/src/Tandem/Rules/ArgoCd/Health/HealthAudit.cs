using Tandem.Findings;
using Tandem.Fleet;
using Tandem.Lua;

namespace Tandem.Rules.ArgoCd.Health;

/// <summary>Judges the scripts of health checks by the states that objects may be in.</summary>
/// <param name="rule">The rule that asks.</param>
/// <param name="fleet">The fleet.</param>
/// <param name="all">Every health check.</param>
internal sealed class HealthAudit(RuleInfo rule, FleetModel fleet, IReadOnlyList<HealthCheck> all)
{
    private const string Given = "obj";

    /// <summary>What is wrong with one script; null where nothing is.</summary>
    /// <param name="uses">The health checks that it serves for.</param>
    /// <exception cref="LuaBeyondException">It uses what is not known here.</exception>
    public Finding? Of(IReadOnlyList<HealthCheck> uses)
    {
        try
        {
            return Of(uses, LuaScript.Read(uses[0].Text));
        }
        catch (LuaException e)
        {
            return Finding.At(rule, uses[0].Of(e.At.Line, e.At.Column), $"The health check of {Named(uses.Select(use => use.Target.Kind))} is no Lua 5.1: {e.Message}", "Argo CD then calls each of them Unknown.");
        }
    }

    private Finding? Of(IReadOnlyList<HealthCheck> uses, LuaScript script)
    {
        var tried = uses.SelectMany(KindsOf).Select(kind => (Kind: kind, Cases: Cases(kind.Group, kind.Kind))).ToList();
        var wrong = tried.Select(one => (one.Kind, Misses: HealthTrial.Misses(script, one.Cases).ToList())).Where(one => one.Misses.Count > 0).ToList();
        if (UnknownNames.Of(script, Given) is { } name)
        {
            return Finding.At(rule, uses[0].Of(name.Place.Line, name.Place.Column), $"The health check of {Named(tried.Select(one => one.Kind.Kind))} {name.Message}", name.Hint);
        }

        if (wrong.Count == 0)
        {
            return UnwrittenMark.Of(script, IsSpoken) is { } mark ? Finding.At(rule, uses[0].Of(mark.Line, mark.Column),
                $"The health check of {Named(tried.Select(one => one.Kind.Kind))} reads {mark.Text}, which no manifest here has.", "Write it there as well, or read what is written.") : null;
        }

        var (kind, misses) = wrong[0];
        if (IsOfOther(uses, kind, script, wrong.Count < tried.Count, out var meant))
        {
            var use = uses.First(use => KindsOf(use).Contains(kind));
            return Finding.At(rule, use.Entry, $"The script of this health check is not for {kind.Kind}. {misses[0].Told(kind.Kind)}", meant is null ? $"Write one for {kind.Kind}." : $"Did you mean {meant}?");
        }

        var repair = misses[0].IsCertain ? null : ScriptRepair.Of(script, [.. tried.SelectMany(one => one.Cases).Distinct()], misses);
        var at = repair?.At ?? misses[0].At;
        return Finding.At(rule, uses[0].Of(at.Line, at.Column), misses[0].Told(Named(wrong.Select(one => one.Kind.Kind))),
            repair?.Remedy ?? (misses[0].IsCertain ? null : "Argo CD waits for what is Progressing, stops at what is Degraded, and goes on with what is Healthy."));
    }

    // A script that serves another kind well is no broken one: it was listed for the wrong kind.
    private bool IsOfOther(IReadOnlyList<HealthCheck> uses, (string Group, string Kind) kind, LuaScript script, bool servesOthers, out string? meant)
    {
        meant = Others(uses[0]).FirstOrDefault(other => IsRight(other.Text, kind)).Name;
        return servesOthers || (meant is not null && HealthCases.Tables.SelectMany(table => table.Kinds).Any(other => other != kind && !HealthTrial.Misses(script, Cases(other.Group, other.Kind)).Any()));
    }

    private IEnumerable<(string Name, string Text)> Others(HealthCheck use) => use.Path is { } path
        ? fleet.Workspace.FilesUnder(Path.GetDirectoryName(path)!).Where(file => file != path && file.EndsWith(".lua", StringComparison.Ordinal)).Select(file => (Path.GetFileName(file), fleet.Workspace.Text(file).Text))
        : all.Where(other => other.Text != use.Text).Select(other => (other.Key, other.Text));

    private bool IsRight(string text, (string Group, string Kind) kind)
    {
        try
        {
            return !HealthTrial.Misses(LuaScript.Read(text), Cases(kind.Group, kind.Kind)).Any();
        }
        catch (Exception e) when (e is LuaException or LuaBeyondException)
        {
            return false;
        }
    }

    private static IEnumerable<(string Group, string Kind)> KindsOf(HealthCheck use) => use.Kinds.Any() ? use.Kinds : [use.Target];

    private List<HealthCase> Cases(string apiGroup, string kind) => [.. HealthCases.Of(apiGroup, kind).Where(one => one.Only is not { } word || IsSpoken(word))];

    // In a path of a JSON patch a slash is written otherwise.
    private bool IsSpoken(string word) => fleet.Trees.SelectMany(tree => tree.Files).Distinct(StringComparer.Ordinal).Where(file => file.EndsWith(".yaml", StringComparison.Ordinal))
        .Select(file => fleet.Workspace.Yaml(file).Source.Text)
        .Any(text => text.Contains(word, StringComparison.Ordinal) || text.Contains(word.Replace("/", "~1", StringComparison.Ordinal), StringComparison.Ordinal));

    private static string Named(IEnumerable<string> kinds) => string.Join(" and ", kinds.Distinct(StringComparer.Ordinal));
}
