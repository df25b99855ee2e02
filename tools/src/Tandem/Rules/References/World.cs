using System.Collections.Concurrent;
using Tandem.Fleet;
using Tandem.Rules.Gateway;
using Tandem.Rules.Serving;
using Tandem.Rules.Words;

namespace Tandem.Rules.References;

/// <summary>
/// What one cluster holds, from all of its units together. Of objects that belong to no cluster, a world is what they were given with.
/// </summary>
/// <param name="fleet">The model.</param>
/// <param name="cluster">The cluster; null where the objects belong to none.</param>
/// <param name="index">All objects that may be referred to.</param>
/// <param name="isSubject">Which of them are judged; the others are judged elsewhere.</param>
/// <param name="open">Where objects may be that nobody rendered; null where that is everywhere.</param>
internal sealed class World(FleetModel fleet, string? cluster, ObjectIndex index, Func<FleetObject, bool> isSubject, OpenNamespaces? open)
{
    private readonly Lazy<IReadOnlyList<PodSelector>> selectors = new(() => [.. index.Roots.Where(root => isSubject(root.Owner)).SelectMany(PodSelectors.Of)]);

    private readonly ConcurrentDictionary<ObjectField, IReadOnlyList<Script>> scripts = new();
    private IReadOnlyList<Picker>? pickers;
    private IReadOnlyList<ModelServer>? servers;

    public FleetModel Fleet => fleet;

    /// <summary>The cluster; null where the objects belong to none.</summary>
    public string? Cluster => cluster;

    /// <summary>Whether it is a unit that the repository has and no cluster gets from Argo CD.</summary>
    public bool IsOwn { get; init; }

    /// <summary>Whether it is known what there is and what is not.</summary>
    public bool IsOurs => IsOwn || cluster is not null;

    /// <summary>The objects of a kind that stand in some cluster beside a unit of its own.</summary>
    public IEnumerable<ObjectField> Beside(string apiGroup, string kind) => IsOwn ? fleet.References.ClusterWorlds.SelectMany(world => world.All(apiGroup, kind)) : [];

    /// <summary>The worlds that a load balancer may lead to from here: those of all clusters; of objects that belong to none, this one.</summary>
    public IEnumerable<World> Reached => cluster is null ? [this] : fleet.References.ClusterWorlds;

    /// <summary>The objects that are judged.</summary>
    public IReadOnlyList<ObjectField> Subjects { get; } = [.. index.Roots.Where(root => isSubject(root.Owner))];

    /// <summary>Every Pod that something here makes.</summary>
    public IReadOnlyList<PodTemplate> Pods => index.Pods;

    /// <summary>The Pods of the objects that are judged.</summary>
    public IReadOnlyList<PodTemplate> OwnPods { get; } = [.. index.Pods.Where(pod => isSubject(pod.Root.Owner))];

    /// <summary>The endpoint pickers of these Pods.</summary>
    public IReadOnlyList<Picker> OwnPickers => pickers ??= [.. Picker.Of(OwnPods)];

    /// <summary>The model servers of these Pods.</summary>
    public IReadOnlyList<ModelServer> OwnServers => servers ??= [.. OwnPods.SelectMany(pod => ModelServer.In(this, pod))];

    /// <summary>The scripts of this fleet that a container of one of these Pods runs.</summary>
    public IReadOnlyList<Script> ScriptsOf(PodTemplate pod, ObjectField container) => scripts.GetOrAdd(container, _ => Scripts.Of(this, pod, container));

    /// <summary>Every selector of Pods in the objects that are judged.</summary>
    public IReadOnlyList<PodSelector> Selectors => selectors.Value;

    /// <summary>The Pods that a selector selects.</summary>
    public IEnumerable<PodTemplate> Selected(PodSelector selector) => index.PodsByLabel.Selected(selector);

    /// <inheritdoc cref="PodIndex.HasSlip"/>
    public bool HasSlip(PodSelector selector) => index.PodsByLabel.HasSlip(selector);

    /// <summary>Those of them that are judged.</summary>
    public IEnumerable<PodTemplate> OwnSelected(PodSelector selector) => Selected(selector).Where(pod => isSubject(pod.Root.Owner));

    /// <summary>All objects of a kind.</summary>
    public IReadOnlyList<ObjectField> All(string apiGroup, string kind) => index.All(apiGroup, kind);

    /// <summary>The objects of a kind that are judged.</summary>
    public IEnumerable<ObjectField> Own(string apiGroup, string kind) => index.All(apiGroup, kind).Where(root => isSubject(root.Owner));

    /// <summary>The object of a kind and name in a namespace; null where there is none.</summary>
    public ObjectField? Find(string apiGroup, string kind, string? space, string? name) =>
        name is null ? null : index.Named(apiGroup, kind, name).FirstOrDefault(root => IsIn(root, space));

    /// <summary>The ConfigMap of a name in a namespace, by its name in the cluster or the one it was written with; null where there is none.</summary>
    public ObjectField? ConfigMap(string? space, string? name) =>
        Find("", "ConfigMap", space, name) ?? All("", "ConfigMap").FirstOrDefault(root => root.Owner.WrittenName == name && IsIn(root, space));

    /// <summary>Whether a namespace may hold objects that nobody rendered; so may all where nobody knows which cluster this is.</summary>
    public bool IsOpen(string? space) => open is null || open.Hold(space);

    /// <summary>Whether an object is in a namespace. One that names none may be put into any.</summary>
    public static bool IsIn(ObjectField root, string? space) => space is null || root.Owner.Manifest.Namespace is not { } own || own == space;
}
