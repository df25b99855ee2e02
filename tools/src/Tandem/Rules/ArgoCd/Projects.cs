using Tandem.Schemas;

namespace Tandem.Rules.ArgoCd;

/// <summary>What an AppProject lets its Applications do.</summary>
/// <remarks>argoproj/argo-cd v3.5.1, docs/user-guide/projects.md.</remarks>
internal static class Projects
{
    /// <summary>The project that every Argo CD has and that allows everything.</summary>
    public const string Default = "default";

    /// <summary>The project of an Application; null where its cluster has none of that name.</summary>
    public static ObjectField? Of(Deliveries all, ObjectField application) =>
        all.Projects.FirstOrDefault(project => project.Owner.Manifest.Name == application["spec"]["project"].Text);

    /// <summary>Whether a project lets in the repository of a source.</summary>
    public static bool Admits(ObjectField project, ObjectField source) =>
        source["repoURL"].Text is not { } url || Admits(project.Select("spec.sourceRepos[]"), pattern => Globs.Matches(Repositories.Plain(pattern), Repositories.Plain(url), hasSteps: true)
            || pattern == "*" || Repositories.AreSame(pattern, url));

    /// <summary>Whether a project lets Applications deploy into a namespace of a cluster.</summary>
    public static bool Admits(ObjectField project, ObjectField destination, string space) => project["spec"]["destinations"].Items
        .Any(entry => IsCluster(entry, destination) && Matches(entry["namespace"].Text ?? "", space))
        && !project["spec"]["destinations"].Items.Any(entry => IsCluster(entry, destination) && entry["namespace"].Text is ['!', .. var denied] && Globs.Matches(denied, space));

    /// <summary>Whether a project's white list lets Applications make a kind of object; what its black list says of it is <see cref="DeniedKinds"/>'s.</summary>
    public static bool Admits(ObjectField project, SchemaId id, string name, bool isClusterScoped)
    {
        var allowed = project["spec"][isClusterScoped ? "clusterResourceWhitelist" : "namespaceResourceWhitelist"];
        return (!allowed.Exists && !isClusterScoped) || allowed.Items.Any(entry => IsOf(entry, id, name));
    }

    /// <summary>Whether an entry of a list of kinds means a kind.</summary>
    public static bool IsOf(ObjectField entry, SchemaId id, string name) =>
        Globs.Matches(entry["group"].Text ?? "", id.Group) && Globs.Matches(entry["kind"].Text ?? "", id.Kind) && Globs.Matches(entry["name"].Text is { Length: > 0 } only ? only : "*", name);

    private static bool IsCluster(ObjectField entry, ObjectField destination) => destination["server"].Text is { } server
        ? Matches(entry["server"].Text ?? "", server) : destination["name"].Text is { } name && (Matches(entry["name"].Text ?? "", name) || (name == Destinations.OwnName && entry["server"].Text == Destinations.OwnServer));

    private static bool Admits(IEnumerable<ObjectField> patterns, Func<string, bool> isIt)
    {
        var texts = patterns.Select(pattern => pattern.Text).OfType<string>().ToList();
        return texts.Exists(text => text is not ['!', ..] && isIt(text)) && !texts.Exists(text => text is ['!', .. var denied] && isIt(denied));
    }

    private static bool Matches(string pattern, string text) => pattern is not ['!', ..] && Globs.Matches(pattern, text);
}
