using Tandem.Findings;
using Tandem.Terraform;

namespace Tandem.Rules.Identity;

/// <summary>Finds where the configuration writes a role that a resource takes from its <c>for_each</c>.</summary>
internal static class RoleTexts
{
    /// <summary>The place of a role: its text in the set that the resource is made for, else the attribute.</summary>
    public static Place PlaceOf(PlannedResource grant, string role)
    {
        var quoted = $"\"{role}\"";
        return grant.Block?.Attribute("for_each")?.Value is { } set && set.Text.IndexOf(quoted, StringComparison.Ordinal) is >= 0 and var index
            ? Inside(set.Place, set.Text, index) : grant.Expression("role");
    }

    private static Place Inside(Place start, string text, int index)
    {
        var line = text.AsSpan(0, index).Count('\n');
        return line == 0 ? start with { Column = start.Column + index } : new Place(start.File, start.Line + line, index - text.LastIndexOf('\n', index));
    }
}
