using Tandem.Rules.References;
using Tandem.Schemas;

namespace Tandem.Rules.Gateway;

/// <summary>Kind and group of a route's backend, against each other and against what the Gateway can send to.</summary>
internal static class BackendKinds
{
    // With the group that each is of.
    private static readonly Dictionary<string, string> Groups = new(StringComparer.Ordinal)
    {
        ["Service"] = "",
        [Routes.ImportKind] = Routes.ImportGroup,
        [Routes.PoolKind] = Routes.PoolGroup,
        ["ServiceImport"] = "net.gke.io",
    };

    /// <summary>What is wrong with them; null where nothing is.</summary>
    public static Flaw? Check(World world, ObjectField backend)
    {
        var (field, kind) = (backend["kind"], backend["kind"].Text ?? "Service");
        return world.IsOpen(backend.Owner.Manifest.Namespace) ? null
            : !Groups.TryGetValue(kind, out var wanted)
            ? NearestName.Find(kind, Groups.Keys) is { } near ? field.Flaw($"{field.Here} is {kind}, which no Gateway sends to.", $"Did you mean {near}?") : null
            : (backend["group"].Text ?? "") != wanted ? OfPair(world, backend, kind, wanted)
            : Routes.IsMeantAsImport(world, backend)
            ? (backend.Has("kind") ? field : backend["name"]).Flaw($"{backend.Here} is a {kind}, of which there is no {backend["name"].Text}.", $"{backend["name"].Text} is a {Routes.ImportKind}.")
            : kind == Routes.PoolKind && IsOfSeveral(world, backend)
            ? field.Flaw($"{field.Here} is {kind}, which a Gateway of several clusters cannot send to.", $"Send to the import: group {Routes.ImportGroup}, kind {Routes.ImportKind}.") : null;
    }

    // The two belong to different things: the one strayed whose thing does not exist under that name.
    private static Flaw OfPair(World world, ObjectField backend, string kind, string wanted)
    {
        var (field, group) = (backend["kind"], backend["group"]);
        var meant = Groups.FirstOrDefault(pair => pair.Value == (group.Text ?? "") && pair.Key != kind && Exists(world, backend, pair.Key)).Key;
        return field.Exists && meant is not null && !Exists(world, backend, kind)
            ? field.Flaw($"{field.Here} is {kind}, which the group {Told(group.Text ?? "")} does not have; {backend["name"].Text} is a {meant}.", $"Write kind: {meant}.")
            : group.Exists ? group.Flaw($"{group.Here} is {group.Text}; a {kind} is of the group {Told(wanted)}.", $"Write group: {Told(wanted)}.")
            : group.Missing($"{group.Here} is missing; a {kind} is of the group {wanted}.", $"Add group: {wanted}.");
    }

    // A Gateway of several clusters sees of a pool its import alone.
    private static bool Exists(World world, ObjectField backend, string kind) => kind switch
    {
        Routes.ImportKind => Routes.Imported(world, backend).Any(),
        Routes.PoolKind when IsOfSeveral(world, backend) => false,
        "ServiceImport" => world.Find(Groups[kind], "ServiceExport", backend.Owner.Manifest.Namespace, backend["name"].Text) is not null,
        _ => world.Find(Groups[kind], kind, backend.Owner.Manifest.Namespace, backend["name"].Text) is not null,
    };

    private static bool IsOfSeveral(World world, ObjectField backend) => Routes.Parents(world, ObjectField.Root(backend.Owner)).FirstOrDefault() is { } gateway && Routes.IsMultiCluster(gateway);

    private static string Told(string group) => group.Length == 0 ? "\"\"" : group;
}
