using Tandem.Schemas;

namespace Tandem.Rules.ArgoCd;

/// <summary>The CRDs that Applications take from the repositories that publish them.</summary>
/// <remarks>kubernetes-sigs/gateway-api-inference-extension, config/crd/bases at v1.1.0, v1.5.0 and v1.6.0.</remarks>
internal static class PublishedCrds
{
    private const string Repository = "gateway-api-inference-extension";
    private const string Folder = "config/crd/bases";
    private const string Stable = "inference.networking.k8s.io";
    private const string Experimental = "inference.networking.x-k8s.io";

    // From a release on, until the next one named.
    private static readonly (Version Since, PublishedCrd[] Crds)[] Releases =
    [
        (new Version(1, 1, 0), [new(Stable, "inferencepools"), new(Experimental, "inferenceobjectives"), new(Experimental, "inferencepoolimports"), new(Experimental, "inferencepools")]),
        (new Version(1, 5, 0), [new(Stable, "inferencepools"), new(Experimental, "inferenceobjectives"), new(Experimental, "inferencepoolimports"), new(Experimental, "inferencemodelrewrites")]),
        (new Version(1, 6, 0), [new(Stable, "inferencepools"), new(Experimental, "inferencepoolimports")]),
    ];

    /// <summary>The CRDs that a source brings; empty where it brings none, or nobody knows.</summary>
    public static IReadOnlyList<PublishedCrd> Of(ObjectField source) => [.. Held(source).Where(crd => Takes(source, crd))];

    /// <summary>Whether a release before or after the one named has what the source is to bring.</summary>
    public static bool IsOfOtherRelease(ObjectField source) => IsKnown(source) && Held(source).Count > 0 && Of(source).Count == 0 && Releases.Any(release => release.Crds.Any(crd => Takes(source, crd)));

    /// <summary>What takes nothing from a folder of CRDs; null where something is taken.</summary>
    public static Flaw? Unmatched(Delivery delivery)
    {
        var (path, include) = (delivery.Source["path"], delivery.Source["directory"]["include"]);
        return IsRepository(delivery.Source) && delivery.Folder != Folder && (NearestName.Find(delivery.Folder, [Folder]) is not null || NamesFile(delivery.Source))
            ? path.Flaw($"{path.Here} is {path.Text}; that repository has its CRDs in {Folder}.", $"Write {Folder}.")
            : Held(delivery.Source).Count == 0 || Of(delivery.Source).Count > 0 || IsOfOtherRelease(delivery.Source) ? null
            : (include.Exists ? include : path).Flaw($"{include.Here} is {include.Text}, which is the name of no file in {Folder}.", $"There are {string.Join(", ", Held(delivery.Source).Select(crd => crd.File))}.");
    }

    private static IReadOnlyList<PublishedCrd> Held(ObjectField source) => !IsKnown(source) || !Version.TryParse(source["targetRevision"].Text!.TrimStart('v'), out var tag) ? []
        : Releases.LastOrDefault(release => release.Since <= tag).Crds ?? [];

    private static bool IsKnown(ObjectField source) => IsRepository(source) && Delivery.FolderOf(source["path"].Text ?? "") == Folder && source["targetRevision"].String is not null;

    private static bool IsRepository(ObjectField source) => source["repoURL"].Text is { } url && Repositories.NameOf(url) == Repository;

    // Only there are the files called so.
    private static bool NamesFile(ObjectField source) => source["directory"]["include"].Exists && source["path"].Exists && Releases.Any(release => release.Crds.Any(crd => Takes(source, crd)));

    private static bool Takes(ObjectField source, PublishedCrd crd)
    {
        var directory = source["directory"];
        return Globs.Matches(directory["include"].Text is { Length: > 0 } include ? include : "*", crd.File) && !(directory["exclude"].Text is { Length: > 0 } exclude && Globs.Matches(exclude, crd.File));
    }
}
