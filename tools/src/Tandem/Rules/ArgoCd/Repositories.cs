using Tandem.Fleet;
using Tandem.Schemas;

namespace Tandem.Rules.ArgoCd;

/// <summary>The Git repositories that Applications take their sources from.</summary>
internal static class Repositories
{
    private const string Suffix = ".git";

    /// <summary>Whether two clone URLs are the same repository to Argo CD, which reads no case and no <c>.git</c>.</summary>
    public static bool AreSame(string? left, string? right) =>
        left is not null && right is not null && string.Equals(Plain(left), Plain(right), StringComparison.OrdinalIgnoreCase);

    /// <summary>What is wrong with the ending of a clone URL; null where nothing is.</summary>
    public static Flaw? Misspelt(ObjectField url) => url.Text is { } text && text.LastIndexOf('.') is > 0 and var dot && text[dot..] != Suffix && NearestName.Find(text[dot..], [Suffix]) is not null
        ? url.Flaw($"{url.Here} is {text}: a repository's URL ends in {Suffix} or in its name.", $"Write {text[..dot]}{Suffix}.") : null;

    /// <summary>The last step of a clone URL: the repository's name, wherever it is mirrored.</summary>
    public static string NameOf(string url) => Plain(url)[(Plain(url).LastIndexOf('/') + 1)..];

    /// <summary>A clone URL without what makes no difference.</summary>
    public static string Plain(string url)
    {
        var trimmed = url.Trim().TrimEnd('/');
        return trimmed.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase) ? trimmed[..^Suffix.Length] : trimmed;
    }

    /// <summary>The URL that Argo CD pulls this repository from: the fact, else what most sources of our folders say; null where none does.</summary>
    public static string? Own(FleetModel fleet) => fleet.Facts.Fleet["repositoryURL"] ?? fleet.References.ClusterWorlds
        .SelectMany(world => world.All(Deliveries.ApiGroup, Deliveries.Application))
        .SelectMany(Delivery.SourcesOf)
        .Where(source => source["path"].Text is { } path && fleet.Units.Any(unit => unit.Unit.Folder == Delivery.FolderOf(path)))
        .Select(source => source["repoURL"].Text).OfType<string>()
        .GroupBy(Plain, StringComparer.OrdinalIgnoreCase).OrderByDescending(urls => urls.Count()).ThenBy(urls => urls.Key, StringComparer.Ordinal).FirstOrDefault()?.First();
}
