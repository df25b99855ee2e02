using Tandem.Schemas;

namespace Tandem.Rules.ArgoCd.Health;

/// <summary>Which kind the key of a health check is for, where it names none that there is.</summary>
internal static class HealthKeys
{
    // Of the kinds that have a schema, the names are known in lower case alone.
    private static readonly Lazy<HashSet<string>> Schemas = new(() => [.. SchemaStore.Files.Select(file => file[..Math.Max(0, file.LastIndexOf('_'))])]);

    /// <summary>The key that was to be written; null where the key is right, or nobody knows.</summary>
    public static string? Meant(Deliveries all, ArgoCdSettings settings, string key)
    {
        if (!key.StartsWith(ArgoCdSettings.Health, StringComparison.Ordinal) || key.AsSpan().ContainsAny("*?{"))
        {
            return null;
        }

        var kinds = all.World.Fleet.Objects.Select(candidate => (candidate.Manifest.Id.Group, candidate.Manifest.Id.Kind)).Concat(HealthCases.Tables.SelectMany(table => table.Kinds)).ToHashSet();
        var (group, kind) = HealthCheck.TargetOf(key);
        return kinds.Contains((group, kind)) ? null
            : kinds.Select(other => (Kind: other, Key: ArgoCdSettings.HealthKey(other.Group, other.Kind))).OrderBy(other => other.Key, StringComparer.Ordinal)
                .Where(other => IsMeant((group, kind), other.Kind) || NearestName.Slip(key, [other.Key]) is not null).Select(other => other.Key)
                .FirstOrDefault(meant => !settings.Root["data"].Has(meant) && (!HasSchema(group, kind) || meant.Equals(key, StringComparison.OrdinalIgnoreCase)));
    }

    private static bool HasSchema(string group, string kind) => Schemas.Value.Contains($"{(group.Length == 0 ? "v1" : group)}/{kind.ToLowerInvariant()}");

    // The kind in another group, or in its own a kind of nearly that name.
    private static bool IsMeant((string Group, string Kind) written, (string Group, string Kind) other) =>
        written.Kind == other.Kind || (written.Group == other.Group && NearestName.IsNear(written.Kind, other.Kind));
}
