using Tandem.Findings;
using Tandem.Kustomize;
using Tandem.Rules.References;
using Tandem.Rules.Serving;

namespace Tandem.Rules.Gateway;

/// <summary>Paths that kubelets and load balancers ask vLLM for its health, where it tells none.</summary>
/// <param name="rule">The rule that reports them.</param>
/// <param name="world">Where the servers are.</param>
internal sealed class HealthPaths(RuleInfo rule, World world)
{
    private const string Fact = "healthPath";
    private static readonly string[] Probes = ["readinessProbe.httpGet", "startupProbe.httpGet", "livenessProbe.httpGet"];

    /// <summary>Them; all that one place brings are one finding.</summary>
    public IEnumerable<Finding> All() =>
        from container in world.OwnPods.SelectMany(pod => pod.Spec["containers"].Items.Where(container => IsServer(pod, container)))
        let found = Probes.SelectMany(container.Select).Where(probe => IsAsked(container, probe)).Select(probe => probe["path"]).Where(IsNoHealth).Select(path => (Path: path, Finding: At(path)))
        from same in found.GroupBy(pair => pair.Finding.Blame.Place)
        select same.First().Finding with { Related = [.. same.Skip(1).Select(pair => Evidence.Place(pair.Path)).DistinctBy(place => place.Message)] };

    private static bool IsNoHealth(ObjectField path) => path.Text is { Length: > 0 } text && !Placeholders.IsIn(text) && !ServerPaths.IsForProbes(text);

    // A middleware of ours may answer more.
    private bool IsServer(PodTemplate pod, ObjectField container) => new ServerFlags(container) is { IsServer: true } flags && !flags.Has("root-path")
        && !world.ScriptsOf(pod, container).Any(script => Probes.SelectMany(container.Select).Any(probe => script.Text.Contains($"\"{probe["path"].Text}\"", StringComparison.Ordinal)));

    private static bool IsAsked(ObjectField container, ObjectField probe) => (probe["port"].Integer
        ?? container["ports"].Items.FirstOrDefault(port => port["name"].Text == probe["port"].Text)?["containerPort"].Integer) == (new ServerFlags(container).Number("port")?.Value ?? 8000);

    private Finding At(ObjectField path)
    {
        var told = ServerPaths.IsAnswered(path.Text!) ? "which vLLM answers whether its engine runs or not" : "which vLLM does not answer";
        var flaw = path.Flaw($"{path.Here} is {path.Text}, {told}.", $"Ask for {ServerPaths.Health}.");
        var finding = path.Owner.Finding(rule, path.Path, flaw.Target, flaw.Message, flaw.Hint);
        return path.Text == new FactsOfCluster(world)[Fact] ? finding : Injection.Of(world.Fleet, path, Fact, finding);
    }
}
