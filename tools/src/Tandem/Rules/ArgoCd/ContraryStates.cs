using System.Text.RegularExpressions;
using Tandem.Findings;
using Tandem.Manifests;

namespace Tandem.Rules.ArgoCd;

/// <summary>Templates that tell success of what failed, or failure of what is well.</summary>
internal static partial class ContraryStates
{
    /// <summary>Those that a subscription leads to, each at the state that it writes.</summary>
    public static IEnumerable<Finding> Of(RuleInfo rule, Notifications settings, Subscription subscription) =>
        from condition in settings.Conditions(subscription.Trigger)
        let when = condition.Text("when") ?? ""
        let wrong = Wrong(when)
        from template in condition.List("send").OfType<ScalarNode>()
        let state = settings.Notification(template.Text)?.Mapping("github")?.Mapping("status")?["state"] as ScalarNode
        where state is not null && wrong.Contains(state.Text, StringComparer.Ordinal)
        let isFailure = state.Text == "success"
        select Finding.At(rule, state.Place, $"The template {template.Text} is sent of what {(isFailure ? "failed" : "is well")}, and tells {state.Text}.",
            isFailure ? "Write failure: the promotion goes on at success." : "Write success: the promotion stops at failure and error.");

    // A condition that excludes something is not understood.
    private static string[] Wrong(string when) => Exclusion().IsMatch(when) ? []
        : Failed().IsMatch(when) ? ["success"]
        : Well().IsMatch(when) && !Underway().IsMatch(when) ? ["failure", "error"] : [];

    [GeneratedRegex(@"!|\bnot\b", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Exclusion();

    [GeneratedRegex(@"['""](Failed|Error|Degraded)['""]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Failed();

    [GeneratedRegex(@"['""](Healthy|Succeeded)['""]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Well();

    [GeneratedRegex(@"['""](OutOfSync|Running|Progressing|Missing|Unknown|Suspended)['""]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Underway();
}
