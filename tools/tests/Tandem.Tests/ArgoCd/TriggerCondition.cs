using System.Text.RegularExpressions;
using Jint;
using Tandem.Manifests;

namespace Tandem.Tests.ArgoCd;

/// <summary>Runs the condition of a trigger as JavaScript, which means the same by all that <see cref="IsKnown"/> lets through.</summary>
/// <remarks>Argo CD evaluates it with github.com/expr-lang/expr: nothing compared with a text is false there as here.</remarks>
internal static partial class TriggerCondition
{
    /// <summary>Whether it is made of fields, texts, comparisons, lists and the words <c>and</c>, <c>or</c>, <c>in</c> alone.</summary>
    public static bool IsKnown(string condition) => Words().Replace(condition, "").Trim().Length == 0;

    /// <summary>Whether it holds for an Application.</summary>
    public static bool Holds(string condition, Node app)
    {
        var script = Membership().Replace(condition, "${list}.includes(${field})").Replace(" and ", " && ", StringComparison.Ordinal).Replace(" or ", " || ", StringComparison.Ordinal);
        using var engine = new Engine();
        engine.SetValue("text", NodeJson.Of(app)!.ToJsonString());
        return engine.Evaluate($"const app = JSON.parse(text); ({script})").AsBoolean();
    }

    [GeneratedRegex(@"\bapp(\??\.[A-Za-z]+)+|'[^']*'|==|!=|\b(and|or|in)\b|[\[\],()\s]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Words();

    [GeneratedRegex(@"(?<field>app[\w.?]+) in (?<list>\[[^\]]*\])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Membership();
}
