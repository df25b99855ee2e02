using Tandem.Lua;

namespace Tandem.Rules.ArgoCd.Health;

/// <summary>A label or annotation of the fleet's own that a script reads and no manifest has.</summary>
internal static class UnwrittenMark
{
    private static readonly string[] Marks = ["annotations", "labels"];

    // Controllers write these by themselves.
    private static readonly string[] Platform = ["kubernetes.io", "k8s.io", "gke.io", "google.com", "googleapis.com", "argoproj.io"];

    /// <summary>The first one; null where there is none.</summary>
    /// <param name="script">The script.</param>
    /// <param name="isWritten">Whether a word stands in any manifest.</param>
    public static LuaToken? Of(LuaScript script, Func<string, bool> isWritten) => Read(script.Tokens)
        .FirstOrDefault(key => key.Text.Split('/') is [var domain, _] && !Platform.Any(known => domain == known || domain.EndsWith("." + known, StringComparison.Ordinal)) && isWritten(domain + "/") && !isWritten(key.Text));

    // obj.metadata.annotations["..."]
    private static IEnumerable<LuaToken> Read(IReadOnlyList<LuaToken> tokens) =>
        from i in Enumerable.Range(0, Math.Max(0, tokens.Count - 2))
        where Marks.Contains(tokens[i].Text, StringComparer.Ordinal) && tokens[i + 1].Is("[") && tokens[i + 2].Kind == LuaTokenKind.String
        select tokens[i + 2];
}
