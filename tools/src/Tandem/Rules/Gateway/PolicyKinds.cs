using Tandem.Rules.References;
using Tandem.Schemas;

namespace Tandem.Rules.Gateway;

/// <summary>The kinds that a policy may be for.</summary>
internal static class PolicyKinds
{
    private static readonly Dictionary<string, string> Groups = new(StringComparer.Ordinal)
    {
        ["Service"] = "",
        ["Gateway"] = Routes.ApiGroup,
        [Routes.ImportKind] = Routes.ImportGroup,
        [Routes.PoolKind] = Routes.PoolGroup,
    };

    /// <summary>A target of another kind than traffic goes through; null where it is right.</summary>
    public static Flaw? OfKind(World world, ObjectField target)
    {
        var (kind, group) = (target["kind"], target["group"]);
        if (world.IsOpen(target.Owner.Manifest.Namespace))
        {
            return null;
        }

        if (kind.Text is null || !Groups.TryGetValue(kind.Text, out var wanted))
        {
            return kind.Text is { } text && NearestName.Find(text, Groups.Keys) is { } near ? kind.Flaw($"{kind.Here} is {text}, which no policy is for.", $"Did you mean {near}?") : null;
        }

        return group.Exists && group.Text != wanted ? group.Flaw($"{group.Here} is {group.Text}; a {kind.Text} is of the group {(wanted.Length == 0 ? "\"\"" : wanted)}.", $"Write group: {(wanted.Length == 0 ? "\"\"" : wanted)}.")
            : Routes.IsMeantAsImport(world, target)
            ? kind.Flaw($"{kind.Here} is {kind.Text}, of which there is no {target["name"].Text}.", $"{target["name"].Text} is a {Routes.ImportKind}.")
            : kind.Text == Routes.PoolKind && IsImported(world, target["name"].Text)
            ? kind.Flaw($"{kind.Here} is {kind.Text}, but requests reach the pool {target["name"].Text} through its import: the policy would not be used.", $"Write group: {Routes.ImportGroup}, kind: {Routes.ImportKind}.") : null;
    }

    private static bool IsImported(World world, string? pool) => Routes.Of(world).SelectMany(Routes.Backends).Any(backend => Routes.IsImport(backend) && backend["name"].Text == pool);
}
