using Tandem.Fleet;
using Tandem.Kustomize;
using Tandem.Manifests;
using Tandem.Schemas;

namespace Tandem.Rules.ArgoCd;

/// <summary>Which sources of a cluster are at the wrong path, and which of its units no source is at.</summary>
/// <param name="all">What the cluster's Argo CD deploys.</param>
internal sealed class SourcePaths(Deliveries all)
{
    private readonly Workspace workspace = all.World.Fleet.Workspace;
    private IReadOnlyDictionary<Delivery, Flaw>? flaws;

    /// <summary>The units that nothing deploys. Whatever the kind that names them is called, it is meant as an Application.</summary>
    public IReadOnlyList<RenderedUnit> Orphans { get; } =
        [.. all.Units.Where(unit => !all.World.Subjects.SelectMany(Delivery.SourcesOf).Any(source => source["path"].Text is { } path && Delivery.FolderOf(path) == unit.Unit.Folder))];

    /// <summary>What is wrong with each source that is at the wrong path.</summary>
    public IReadOnlyDictionary<Delivery, Flaw> Flaws => flaws ??= all.All
        .Select(delivery => (delivery, Flaw: Judge(delivery))).Where(one => one.Flaw is not null).ToDictionary(one => one.delivery, one => one.Flaw!);

    /// <summary>Whether a source is at the wrong path.</summary>
    public bool IsWrong(Delivery delivery) => Flaws.ContainsKey(delivery);

    private Flaw? Judge(Delivery delivery)
    {
        var (path, folder) = (delivery.Source["path"], delivery.Folder);
        if (path.String is not { Length: > 0 } text || Placeholders.IsIn(text) || (!delivery.IsOwn && delivery.Unit is null && UnitAt(folder) is null))
        {
            return null;
        }

        if (!delivery.IsOwn)
        {
            var (url, project) = (delivery.Source["repoURL"], Projects.Of(all, delivery.Application));
            return project is not null && !Projects.Admits(project, delivery.Source) ? null
                : url.Flaw($"{path.Here} is a folder of this repository, but {url.Here} is {url.Text}.", $"Write {Repositories.Own(all.World.Fleet)}.");
        }

        return delivery.Unit is null ? Lost(path, folder) : Elder(delivery) is { } elder
            ? path.Flaw($"{path.Here} is {text}, which the Application {elder.Name} deploys already.", Remedy(folder)) : null;
    }

    private Flaw? Lost(ObjectField path, string folder) =>
        UnitAt(folder) is { } other ? path.Flaw($"{path.Here} is {path.Text}, which is the region {other.Cluster}'s.", Remedy(folder))
        : !workspace.HasFolder(folder) ? path.Flaw($"{path.Here} is {path.Text}, and there is no such folder.", Remedy(folder))
        : KustomizationFile.Read(workspace, folder) is { IsComponent: true } ? path.Flaw($"{path.Here} is {path.Text}, a Component, which builds inside a unit alone.", Remedy(folder))
        : Orphans.Count > 0 ? path.Flaw($"{path.Here} is {path.Text}, which is no unit of this region.", Remedy(folder))
        : workspace.FilesUnder(folder).Any() ? null : path.Flaw($"{path.Here} is {path.Text}, where there is nothing to deploy.", Remedy(folder));

    private string Remedy(string folder) => Orphans.Count == 1 ? $"Nothing deploys {Orphans[0].Unit.Folder}: is it that one?"
        : NearestName.Find(folder, all.Units.Select(unit => unit.Unit.Folder)) is { } near && near != folder ? $"Did you mean {near}?"
        : $"The units of this region are {string.Join(", ", all.Units.Select(unit => unit.Unit.Folder))}.";

    private Unit? UnitAt(string folder) => all.World.Fleet.Clusters.SelectMany(cluster => cluster.Units).FirstOrDefault(unit => unit.Folder == folder);

    // Of two Applications of one unit, the one that fits it stays: by the namespace of its objects, then by its name.
    private Delivery? Elder(Delivery delivery)
    {
        var first = all.All.Where(other => other.IsOwn && other.Unit == delivery.Unit)
            .OrderBy(other => other.Destination["namespace"].Text == other.Namespace ? 0 : 1)
            .ThenBy(other => other.Name == other.Unit!.Unit.Name ? 0 : 1)
            .ThenBy(other => Orphans.Any(orphan => orphan.Unit.Name == other.Name) ? 1 : 0).First();
        return first == delivery ? null : first;
    }
}
