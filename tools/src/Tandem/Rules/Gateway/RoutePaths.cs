using Tandem.Rules.References;
using Tandem.Rules.Serving;

namespace Tandem.Rules.Gateway;

/// <summary>Rules of routes that bring model servers no path which vLLM answers.</summary>
/// <remarks>Matches and rewrites: https://gateway-api.sigs.k8s.io/reference/spec/#httppathmodifier.</remarks>
internal static class RoutePaths
{
    private const string Api = "/v1";

    /// <summary>The rewrite or the match of each.</summary>
    public static IEnumerable<Mismatch> Of(World world) =>
        from route in Routes.Of(world)
        where route.Kind == "HTTPRoute"
        from rule in route.Select("spec.rules[]")
        let server = Server(world, rule)
        where server is not null
        let flaw = Check(rule) ?? RouteMatches.Of(rule)
        where flaw is not null
        select new Mismatch(flaw, server);

    private static Flaw? Check(ObjectField rule)
    {
        var (rewrites, matches) = (rule.Select("filters[].urlRewrite.path"), rule["matches"].Items);
        var rewrite = rewrites.Count > 0 ? rewrites[0] : null;
        List<(string Type, string Path)> ways = matches.Count == 0 ? [("PathPrefix", "/")] : [.. matches.Select(match => (match["path"]["type"].Text ?? "PathPrefix", match["path"]["value"].Text ?? "/"))];
        return ways.Exists(way => Leads(way.Type, way.Path, rewrite)) ? null : rewrite is not null ? OfRewrite(rewrite) : OfMatch(matches[0]["path"]["value"]);
    }

    private static bool Leads(string type, string path, ObjectField? rewrite) => rewrite switch
    {
        null => type == "Exact" ? ServerPaths.IsAnswered(path) : type != "PathPrefix" || ServerPaths.IsAnsweredBelow(path),
        _ when rewrite["replaceFullPath"].Text is { } whole => ServerPaths.IsAnswered(whole),
        _ when rewrite["replacePrefixMatch"].Text is { } prefix => ServerPaths.IsAnsweredBelow(prefix) && (!ServerPaths.IsBelow(path, Api) || ServerPaths.IsBelow(prefix, Api)),
        _ => true,
    };

    private static Flaw OfRewrite(ObjectField rewrite)
    {
        var value = rewrite.Has("replaceFullPath") ? rewrite["replaceFullPath"] : rewrite["replacePrefixMatch"];
        return value.Flaw($"{value.Here} is {value.Text}, which makes of every request one that vLLM does not answer: its API is below {Api}.", "Take the rewrite out, or keep the path's end.");
    }

    private static Flaw OfMatch(ObjectField value) =>
        value.Flaw($"{value.Here} is {value.Text}, where vLLM answers nothing: no request of its API comes through.", $"Match PathPrefix {Api}.");

    // A server below a root path, or behind another container, answers elsewhere.
    private static ObjectField? Server(World world, ObjectField rule)
    {
        var servers = rule["backendRefs"].Items.SelectMany(backend => Pods(world, backend)).Distinct().ToList();
        return servers.Count > 0 && servers.TrueForAll(pod => pod.Running.Count() == 1 && pod.Running.All(container => new ServerFlags(container) is { IsServer: true } flags && !flags.Has("root-path")))
            ? servers[0].Root["metadata"]["name"] : null;
    }

    private static IEnumerable<PodTemplate> Pods(World world, ObjectField backend) => Routes.IsImport(backend)
        ? world.Fleet.References.ClusterWorlds.SelectMany(cluster => Routes.Imported(world, backend).SelectMany(PodSelectors.Of).SelectMany(cluster.Selected))
        : MissingBackend.Target(world, backend) is { } target ? world.All(target.ApiGroup, target.Kind).Where(target.Means).SelectMany(PodSelectors.Of).SelectMany(world.Selected) : [];
}
