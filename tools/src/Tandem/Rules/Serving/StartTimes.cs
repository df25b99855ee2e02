using System.Globalization;
using Tandem.Rules.Gateway;

namespace Tandem.Rules.Serving;

/// <summary>How long a model server takes from the order to start until it answers, and who waits for it.</summary>
/// <remarks>
/// Compiling takes minutes, about ten in the recipes of AI-Hypercomputer/tpu-recipes; weights are read at 100 MB/s at the slowest that
/// is still well, and fetched at half of that.
/// </remarks>
/// <param name="server">The server.</param>
internal sealed class StartTimes(ModelServer server)
{
    private const long Compiling = 600;
    private const decimal Read = 0.1m;
    private const decimal Fetched = 0.05m;
    private const long DefaultProgress = 600;
    private const long Slack = 600;
    private const long Patient = 30;

    private readonly ProbeTimes startup = new(server.Container["startupProbe"]);
    private readonly ObjectField? wait = WeightsWait.Deadline(server.World, server.Pod);

    /// <summary>Seconds that loading takes.</summary>
    public long Loading => Compiling + (long)((server.Model?.Weights ?? 0) / Read);

    /// <summary>Every probe that gives a server up too early.</summary>
    public IEnumerable<Flaw> Probes()
    {
        var liveness = new ProbeTimes(server.Container["livenessProbe"]);
        if (startup.Probe.Exists && startup.Budget < Loading)
        {
            yield return startup.Flaw(Loading, $"The startup probe gives the server up after {Text(startup.Budget)} s; loading may take {Text(Loading)}.", "periodSeconds times failureThreshold is what it waits; leave room for a slow day.");
        }

        if (!startup.Probe.Exists && liveness.Probe.Exists && liveness.Budget < Loading && !startup.Probe.IsMisspelt)
        {
            yield return startup.Probe.Missing($"Without a startup probe the liveness probe kills a loading server after {Text(liveness.Budget)} s; loading may take {Text(Loading)}.", "Add a startupProbe.");
        }

        if (startup.Probe.Exists && liveness.Probe.Exists && liveness.Budget < Patient)
        {
            yield return liveness.Flaw(Patient, $"The liveness probe restarts a server that does not answer for {Text(liveness.Budget)} s: a busy one, and loading takes minutes.", $"Let it fail for {Text(Patient)} s or longer.");
        }
    }

    /// <summary>What is wrong between the Job that loads the weights and the server that waits for them.</summary>
    public IEnumerable<Mismatch> Loader()
    {
        foreach (var limit in wait is null ? [] : Loaders)
        {
            var waits = WeightsWait.Seconds(wait)!.Value;
            var least = (long)((server.Model?.Weights ?? 0) / Fetched);
            if (limit.Integer < least)
            {
                yield return new Mismatch(limit.Flaw($"The loader is stopped after {Text(limit.Integer.Value)} s; fetching {Text(server.Model!.Weights)} GB may take {Text(least)}.", "Give it an hour."), wait!);
            }
            else if (limit.Integer >= waits)
            {
                // Whoever fits what the rollout waits for is right.
                var isLoader = limit.Integer + startup.Budget + Stopping + Slack > Progress;
                yield return isLoader ? new Mismatch(limit.Flaw($"The loader may take {limit.Text} s, but the server waits {Text(waits)} for the weights.", "The server must wait longer than the loader may take."), wait!)
                    : new Mismatch(wait!.Flaw($"The server waits {Text(waits)} s for the weights, but the loader may take {limit.Text}.", "Wait longer than the loader may take."), limit);
            }
        }
    }

    /// <summary>A rollout that is given up before the server can be ready.</summary>
    public Flaw? Rollout()
    {
        var spec = server.Pod.Root["spec"];
        var (waits, starts) = (WeightsWait.Seconds(wait) ?? 0, startup.Probe.Exists ? startup.Budget : Loading);
        var needed = Stopping + waits + starts;
        if (!server.Pod.Root.Is("Deployment") || Progress >= needed)
        {
            return null;
        }

        var message = $"Until a new server is ready {Text(needed)} s may pass ({Text(Stopping)} to stop the old one, {Text(waits)} for the weights, {Text(starts)} to start), but the rollout is given up after {Text(Progress)}.";
        const string hint = "Let the rollout wait for the sum of them, and for a node.";
        return waits > Progress && starts <= Progress && !Loaders.Any(limit => limit.Integer < waits && waits <= limit.Integer + Slack) ? wait!.Flaw(message, hint)
            : starts > Progress && waits <= Progress && startup.Probe.Exists ? startup.Odd(Progress).Flaw(message, hint)
            : spec["progressDeadlineSeconds"].Exists ? spec["progressDeadlineSeconds"].Flaw(message, hint) : spec["progressDeadlineSeconds"].Missing(message, hint);
    }

    private long Progress => server.Pod.Root["spec"]["progressDeadlineSeconds"].Integer ?? DefaultProgress;

    // How long the Jobs that load the weights may take: a wait that just contains one of them is right.
    private IEnumerable<ObjectField> Loaders =>
        WeightsWait.Loaders(server.World).Where(pod => pod.Namespace == server.Pod.Namespace).Select(pod => pod.Root["spec"]["activeDeadlineSeconds"]);

    // Without a surge the old Pod leaves first.
    private long Stopping => DrainHook.Of(server.Pod) is { } hook ? Math.Min(Grace.Of(server.Pod), hook.Total + Grace.ToEnd) : Grace.Of(server.Pod);

    private static string Text(decimal number) => number.ToString("0", CultureInfo.InvariantCulture);
}
