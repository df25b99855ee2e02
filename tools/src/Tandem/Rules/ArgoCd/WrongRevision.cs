using Tandem.Findings;

namespace Tandem.Rules.ArgoCd;

/// <summary>Sources that follow another branch than their region's, or a release that does not hold what is taken from it.</summary>
/// <remarks>docs/decisions/0003-units-and-deploy-branches.md.</remarks>
public sealed class WrongRevision() : DeliveryRule(new RuleInfo(
    "TND0305", "wrong-revision", Severity.Error, Layers.ArgoCd, "An Application follows the wrong branch, tag or commit."))
{
    private const string Region = "*";
    private static readonly string[] Moving = ["HEAD", "main", "master", "latest", "stable", "develop", "nightly"];

    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(Deliveries all)
    {
        var usual = Usual(all);
        foreach (var delivery in all.All)
        {
            var (source, revision) = (delivery.Source, delivery.Source["targetRevision"]);
            if (delivery.IsOwn && usual is not null && (IsGiven(revision) || !revision.Exists) && Form(all, revision.Text) != usual)
            {
                var meant = usual.Replace(Region, all.World.Cluster, StringComparison.Ordinal);
                yield return revision.Exists ? Framed(all, revision.Flaw($"{revision.Here} is {revision.Text}; this region follows {meant}.", $"Write {meant}."))
                    : Found(all, revision.Missing($"{revision.Here} is missing: Argo CD follows HEAD, and this region {meant}.", $"Write {meant}."));
            }
            else if (PublishedCrds.IsOfOtherRelease(source))
            {
                yield return Plain(revision.Flaw($"{revision.Here} is {revision.Text}, a release without {source["directory"]["include"].Text} in {delivery.Folder}.", "Name a release that has it."), source["directory"]["include"]);
            }
            else if (!delivery.IsOwn && delivery.Unit is null && !source.Has("chart") && !source.Has("ref") && !revision.IsFact && (!revision.Exists || Moving.Contains(revision.Text, StringComparer.OrdinalIgnoreCase)))
            {
                var message = $"{revision.Here} {(revision.Exists ? $"is {revision.Text}" : "is missing")}: what comes from {source["repoURL"].Text} changes without a commit here.";
                yield return Found(all, revision.Exists ? revision.Flaw(message, "Name a tag or a commit.") : revision.Missing(message, "Name a tag or a commit."));
            }
        }
    }

    // What most sources of this repository follow, in all clusters, once each region's name is left out; null where no region has a branch of its own.
    private static string? Usual(Deliveries all) => all.World.Fleet.References.ClusterWorlds.Select(world => new Deliveries(world))
        .SelectMany(other => other.All.Where(delivery => delivery.IsOwn).Select(delivery => Form(other, delivery.Source["targetRevision"].Text)))
        .Where(form => form.Contains(Region, StringComparison.Ordinal))
        .GroupBy(form => form, StringComparer.Ordinal).OrderByDescending(forms => forms.Count()).ThenBy(forms => forms.Key, StringComparer.Ordinal).FirstOrDefault()?.Key;

    private static string Form(Deliveries all, string? revision) => (revision ?? "").Replace(all.World.Cluster!, Region, StringComparison.Ordinal);
}
