using Tandem.Facts;
using Tandem.Kustomize;
using Tandem.Manifests;
using Tandem.Rules.References;
using Tandem.Settings;
using Tandem.Terraform;
using Tandem.Workflows;

namespace Tandem.Fleet;

/// <summary>The joined model that rules read: every cluster, what it gets, and where that was written.</summary>
/// <param name="IsRepository">Whether a whole repository of ours is checked, not files or a folder of anybody's.</param>
/// <param name="Workspace">The files.</param>
/// <param name="Settings">What <c>tandem.yaml</c> says.</param>
/// <param name="Clusters">The clusters.</param>
/// <param name="Trees">The kustomization trees of every unit, rendered or not, and of every opt-in component that none takes in.</param>
/// <param name="Units">The units of the clusters asked for, rendered.</param>
/// <param name="Loose">Objects that stand in files by themselves, outside any kustomization.</param>
public sealed record FleetModel(
    bool IsRepository,
    Workspace Workspace,
    TandemSettings Settings,
    IReadOnlyList<Cluster> Clusters,
    IReadOnlyList<KustomizationTree> Trees,
    IReadOnlyList<RenderedUnit> Units,
    IReadOnlyList<FleetObject> Loose)
{
    private ReferenceModel? references;

    /// <summary>The facts.</summary>
    public FactsModel Facts { get; } = FactsModel.Of(Workspace, Clusters);

    /// <summary>The ground below the clusters; null where it was not planned.</summary>
    public InfraModel? Infra { get; init; }

    /// <summary>The units that differ from those of the merge base, as they were there; null where nothing was named to compare with.</summary>
    public IReadOnlyList<RenderedUnit>? Base { get; init; }

    /// <summary>The trial that units are as they are in, with components that nobody takes in yet; null where this is none.</summary>
    public OptInTrial? Trial { get; init; }

    /// <summary>Whether units are as a trial has them.</summary>
    public bool IsTrial => Trial is not null;

    /// <summary>The worlds of clusters that are judged: of a trial, the one that it is made in.</summary>
    internal IEnumerable<World> Judged => References.ClusterWorlds.Where(world => Trial is null || world.Cluster == Trial.Cluster);

    /// <summary>What GitHub reads; nothing in a tree that is not ours.</summary>
    public IReadOnlyList<WorkflowFile> Workflows { get; private init; } = IsRepository ? WorkflowFiles.Of(Workspace, Settings) : [];

    /// <summary>What was worked out so far.</summary>
    internal RunMemo Memo { get; } = new();

    /// <summary>What names what in each cluster, for the rules over it.</summary>
    internal ReferenceModel References => references ?? Interlocked.CompareExchange(ref references, new ReferenceModel(this), null) ?? references;

    /// <summary>The trees of units alone, without opt-in components, which find their objects only inside an overlay.</summary>
    public IEnumerable<KustomizationTree> RenderedTrees => Trees.Where(tree => !IsOptIn(tree));

    /// <summary>The trees of the opt-in components that no unit takes in.</summary>
    public IEnumerable<KustomizationTree> OptInTrees => Trees.Where(IsOptIn);

    /// <summary>Every object that a cluster gets or a file holds.</summary>
    public IEnumerable<FleetObject> Objects => Units.SelectMany(unit => unit.Objects).Concat(Loose);

    /// <summary>Whether every unit of every cluster was rendered: where one was not, what nobody uses is not known.</summary>
    public bool IsWhole => Clusters.SelectMany(cluster => cluster.Units)
        .All(unit => Units.Any(rendered => rendered.Unit == unit && rendered.Text is not null) || Settings.Unrenderable.Any(exemption => exemption.Covers(unit.Folder)));

    /// <summary>The objects that a cluster gets.</summary>
    public IEnumerable<FleetObject> ObjectsOf(string cluster) => Units.Where(unit => unit.Unit.Cluster == cluster).SelectMany(unit => unit.Objects);

    private static bool IsOptIn(KustomizationTree tree) => tree.Kustomizations is [{ IsComponent: true }, ..];

    /// <summary>The model with units as a trial has them, and nothing worked out yet.</summary>
    internal FleetModel With(OptInTrial trial) => this with
    {
        Trial = trial,
        Workflows = [],
        Units = [.. Units.Select(unit => trial.Units.FirstOrDefault(tried => tried.Unit == unit.Unit) ?? unit)],
        Trees = [.. Trees.Where(tree => !trial.Tried.Contains(tree.Folder)).Select(tree => trial.Units.FirstOrDefault(tried => tried.Unit.Folder == tree.Folder)?.Tree ?? tree)],
        Loose = [.. Loose.Where(loose => !trial.Files.Contains(loose.Manifest.Root.Source.Path))],
        references = null,
    };
}
