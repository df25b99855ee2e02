using Tandem.Findings;
using Tandem.Manifests;

namespace Tandem.Rules.ArgoCd.Health;

/// <summary>A health check that Argo CD is given, or would be by a component that no overlay takes in yet.</summary>
/// <param name="Key">Its key in the settings.</param>
/// <param name="Entry">Where the key stands.</param>
/// <param name="Path">The file of the script; null where it stands in the settings themselves.</param>
/// <param name="Text">The script.</param>
/// <param name="Of">The place of a line and column of the script.</param>
internal sealed record HealthCheck(string Key, Place Entry, string? Path, string Text, Func<int, int, Place> Of)
{
    /// <summary>The group and kind that it is for, without patterns. The kind alone is one of the core group.</summary>
    public (string Group, string Kind) Target => TargetOf(Key);

    /// <summary>The kinds that it is for and whose states are known.</summary>
    public IEnumerable<(string Group, string Kind)> Kinds => HealthCases.Tables.SelectMany(table => table.Kinds).Where(kind => Globs.Matches(Key, ArgoCdSettings.HealthKey(kind.Group, kind.Kind)));

    /// <summary>The group and kind in a key.</summary>
    public static (string Group, string Kind) TargetOf(string key)
    {
        var name = key[ArgoCdSettings.Health.Length..];
        var at = name.LastIndexOf('_');
        return at < 0 ? ("", name) : (name[..at], name[(at + 1)..]);
    }
}
