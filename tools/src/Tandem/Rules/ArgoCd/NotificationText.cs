using System.Text.RegularExpressions;

namespace Tandem.Rules.ArgoCd;

/// <summary>A text of a template, as far as an Application fills it before it has ever been synced.</summary>
/// <param name="settings">The settings that hold the template.</param>
/// <param name="application">The Application.</param>
internal sealed partial class NotificationText(Notifications settings, ObjectField application)
{
    private const string Unknown = "<no value>";

    /// <summary>The text that is sent; null where only the running Argo CD can tell.</summary>
    public string? Of(string template)
    {
        var isKnown = true;
        var text = Action().Replace(template, action =>
        {
            var value = Value(action.Groups["code"].Value.Trim());
            isKnown &= value is not null;
            return value ?? "";
        });
        return isKnown ? text : null;
    }

    // A field; a field without a prefix, written in either order.
    private string? Value(string code) =>
        Trim().Match(code) is { Success: true } trim && Field(trim.Groups["field"].Value) is { } whole
            ? whole.StartsWith(trim.Groups["prefix"].Value, StringComparison.Ordinal) ? whole[trim.Groups["prefix"].Length..] : whole
            : Field(code);

    private string? Field(string path)
    {
        var steps = path.Split('.');
        if (!Path().IsMatch(path) || steps is [_, "app", "status", ..])
        {
            return null;
        }

        return steps switch
        {
            [_, "app", .. var way] => way.Aggregate(application, (field, step) => field[step]).Text ?? Unknown,
            [_, "context", var key] => settings.Context(key) ?? Unknown,
            _ => null,
        };
    }

    [GeneratedRegex(@"\{\{-?(?<code>.*?)-?\}\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Action();

    [GeneratedRegex(@"^(trimPrefix ""(?<prefix>[^""]*)"" (?<field>\S+)|(?<field>\S+) \| trimPrefix ""(?<prefix>[^""]*)"")$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Trim();

    [GeneratedRegex(@"^(\.\w+)+$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Path();
}
