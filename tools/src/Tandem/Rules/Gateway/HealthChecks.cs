using Tandem.Rules.References;
using Tandem.Rules.Serving;
using Tandem.Schemas;

namespace Tandem.Rules.Gateway;

/// <summary>Health checks of pools against the servers that are to answer them.</summary>
internal static class HealthChecks
{
    private static readonly string[] Probes = ["readinessProbe.httpGet.path", "startupProbe.httpGet.path", "livenessProbe.httpGet.path"];

    /// <summary>Those that ask on a port or path where no server answers.</summary>
    public static IEnumerable<Mismatch> Of(World world) =>
        from policy in world.Own(Routes.ImportGroup, "HealthCheckPolicy")
        let target = policy["spec"]["targetRef"]
        let pools = (Routes.IsImport(target) ? Routes.Imported(world, target) : target["kind"].Text == Routes.PoolKind ? [.. world.All(Routes.PoolGroup, Routes.PoolKind).Where(pool => pool.Owner.Manifest.Name == target["name"].Text)] : []).ToList()
        where pools.Count > 0
        from check in policy["spec"]["default"]["config"].Entries.Where(entry => entry.Mapping is not null)
        from mismatch in Port(check["port"], pools).Concat(Path(world, check["requestPath"], pools)).Concat(Body(world, check["response"], pools)).Concat(Proxy(world, check["proxyHeader"], pools))
        select mismatch;

    private static IEnumerable<Mismatch> Port(ObjectField port, List<ObjectField> pools)
    {
        var open = pools.SelectMany(pool => pool.Select("spec.targetPorts[].number")).ToList();
        return port.Integer is null or 0 || open.Count == 0 || open.Exists(number => number.Integer == port.Integer || number.Integer == 0) ? [] :
            [new Mismatch(port.Flaw($"{port.Here} is {port.Text}, where no server of the pool {pools[0].Owner.Manifest.Name} answers.", $"The pool's port is {open[0].Text}."), open[0])];
    }

    private static PodTemplate? Server(World world, List<ObjectField> pools) => world.Reached
        .SelectMany(cluster => pools.SelectMany(PodSelectors.Of).SelectMany(cluster.Selected)).FirstOrDefault(pod => pod.Running.Any(container => new ServerFlags(container).IsServer));

    // The line before the request is none of HTTP's.
    private static IEnumerable<Mismatch> Proxy(World world, ObjectField header, List<ObjectField> pools) => header.Text is "PROXY_V1" && Server(world, pools) is { } server
        ? [new Mismatch(header.Flaw($"{header.Here} is {header.Text}: vLLM takes the line before the request for a broken one, so that no server is ever healthy.", "Write NONE, or take it out."), server.Root["metadata"]["name"])] : [];

    // vLLM answers its health with nothing but the status.
    private static IEnumerable<Mismatch> Body(World world, ObjectField response, List<ObjectField> pools)
    {
        return response.Text is { Length: > 0 } && Server(world, pools) is { } server
            ? [new Mismatch(response.Flaw($"{response.Here} is {response.Text}; vLLM answers with an empty body, so that no server is ever healthy.", "Take it out: the status tells enough."), server.Root["metadata"]["name"])] : [];
    }

    // What the kubelet asks for is what the server answers.
    private static IEnumerable<Mismatch> Path(World world, ObjectField path, List<ObjectField> pools)
    {
        var asked = (from cluster in world.Reached
                     from pool in pools
                     from selector in PodSelectors.Of(pool)
                     from pod in cluster.Selected(selector)
                     from container in pod.Running
                     from probed in Probes.SelectMany(container.Select)
                     select probed).ToList();
        return path.Text is not { } text || asked.Count == 0 || asked.TrueForAll(probed => !ServerPaths.IsForProbes(probed.Text ?? "")) || asked.Exists(probed => probed.Text == text) ? [] :
            [new Mismatch(path.Flaw($"{path.Here} is {text}; the servers' own probes ask for {Wording.List([.. asked.Select(probed => probed.Text!).Distinct(StringComparer.Ordinal)])}.", $"Ask for {asked[0].Text}."), asked[0])];
    }
}
