using Tandem.Fleet;
using Tandem.Rules.References;

namespace Tandem.Rules.ArgoCd;

/// <summary>What the Argo CD of one cluster deploys.</summary>
internal sealed class Deliveries
{
    /// <summary>The group of Argo CD's kinds.</summary>
    public const string ApiGroup = "argoproj.io";

    /// <summary>The kind that deploys.</summary>
    public const string Application = "Application";

    /// <summary>The kind that says what may be deployed.</summary>
    public const string Project = "AppProject";

    public Deliveries(World world)
    {
        World = world;
        Applications = world.All(ApiGroup, Application);
        Projects = world.All(ApiGroup, Project);
        Units = [.. world.Fleet.Units.Where(unit => unit.Unit.Cluster == world.Cluster && unit.Text is not null)];
        var own = Repositories.Own(world.Fleet);
        All = [.. from application in Applications from source in Delivery.SourcesOf(application) select Of(application, source, own)];
        Paths = new SourcePaths(this);
    }

    /// <summary>The cluster.</summary>
    public World World { get; }

    /// <summary>Its Applications.</summary>
    public IReadOnlyList<ObjectField> Applications { get; }

    /// <summary>Its AppProjects.</summary>
    public IReadOnlyList<ObjectField> Projects { get; }

    /// <summary>Its units.</summary>
    public IReadOnlyList<RenderedUnit> Units { get; }

    /// <summary>Every source of every Application.</summary>
    public IReadOnlyList<Delivery> All { get; }

    /// <summary>Which of them are at the wrong path.</summary>
    public SourcePaths Paths { get; }

    /// <summary>The sources that bring a unit to its own cluster, as they should.</summary>
    public IEnumerable<Delivery> Sound => All.Where(delivery => delivery.Unit is not null && !Paths.IsWrong(delivery));

    private Delivery Of(ObjectField application, ObjectField source, string? own)
    {
        var unit = source["path"].String is { } path ? Units.FirstOrDefault(unit => unit.Unit.Folder == Delivery.FolderOf(path)) : null;
        return new Delivery(application, source, unit, own is null || Repositories.AreSame(source["repoURL"].Text, own));
    }
}
