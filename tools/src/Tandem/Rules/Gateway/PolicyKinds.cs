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
        ["ServiceImport"] = "net.gke.io",
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
            return kind.Text is { } text ? kind.Flaw($"{kind.Here} is {text}, which no policy is for.", Routes.Imported(world, target).Any() ? $"{target["name"].Text} is a {Routes.ImportKind}."
                : NearestName.Find(text, Groups.Keys) is { } near ? $"Did you mean {near}?" : null) : null;
        }

        // The two belong to different things: the kind strayed where the group's own has the name.
        return group.Text == Routes.ImportGroup && kind.Text != Routes.ImportKind && Routes.Imported(world, target).Any()
            ? kind.Flaw($"{kind.Here} is {kind.Text}, which the group {group.Text} does not have; {target["name"].Text} is a {Routes.ImportKind}.", $"Write kind: {Routes.ImportKind}.")
            : group.Exists && group.Text != wanted ? group.Flaw($"{group.Here} is {group.Text}; a {kind.Text} is of the group {(wanted.Length == 0 ? "\"\"" : wanted)}.", $"Write group: {(wanted.Length == 0 ? "\"\"" : wanted)}.")
            : Routes.IsMeantAsImport(world, target)
            ? kind.Flaw($"{kind.Here} is {kind.Text}, of which there is no {target["name"].Text}.", $"{target["name"].Text} is a {Routes.ImportKind}.")
            : kind.Text == Routes.PoolKind && IsImported(world, target["name"].Text)
            ? kind.Flaw($"{kind.Here} is {kind.Text}, but requests reach the pool {target["name"].Text} through its import: the policy would not be used.", $"Write group: {Routes.ImportGroup}, kind: {Routes.ImportKind}.") : null;
    }

    private static bool IsImported(World world, string? pool) => Routes.Of(world).SelectMany(Routes.Backends).Any(backend => Routes.IsImport(backend) && backend["name"].Text == pool);
}
