using System.Runtime.CompilerServices;
using Tandem.Twin.Kubernetes;
using Tandem.Twin.Simulation;
using Tandem.Twin.Simulation.Pods;

namespace Tandem.Twin.Hosting;

/// <summary>Hands the logs of simulated containers to the API.</summary>
internal sealed class PodLogs(SimulatedCluster cluster)
{
    /// <summary>A container's log; null where it has not begun.</summary>
    public Kubernetes.PodLog? Read(LogRequest request, CancellationToken cancel)
    {
        if (cluster.Pods.LogOf(request.Pod.Uid, request.Container) is not { } log)
        {
            return null;
        }

        var written = log.Written;
        return new Kubernetes.PodLog([.. written.Select(Line)], MoreAsync(log, written.Count == 0 ? 0 : written[^1].Number, cancel));
    }

    private static async IAsyncEnumerable<LogLine> MoreAsync(Simulation.Pods.PodLog log, long seen, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var line in log.FollowAsync(seen, cancel))
        {
            yield return Line(line);
        }
    }

    private static LogLine Line(PodLogLine line) => new(line.At, line.Text);
}
