using Tandem.Twin.Kubernetes;
using Tandem.Twin.Simulation.Pods;

namespace Tandem.Twin.Simulation.Console;

/// <summary>
/// Runs the few commands in containers that a rehearsal needs: <c>ls</c>, <c>cat</c>, <c>curl</c>, <c>env</c>, <c>hostname</c>, <c>echo</c>,
/// <c>true</c>. There is no container: each is interpreted.
/// </summary>
/// <param name="cluster">The cluster.</param>
/// <param name="network">What addresses lead to.</param>
internal sealed class PodConsole(SimulatedCluster cluster, PodNetwork network)
{
    private const int NotFound = 127;

    /// <summary>Runs a command.</summary>
    public async Task<ExecResult> RunAsync(ExecRequest request, CancellationToken cancel)
    {
        var pod = new PodView(request.Pod);
        var results = new List<ExecResult>();
        foreach (var words in ShellWords.Commands(request.Command))
        {
            results.Add(await RunAsync(pod, request.Container, words, cancel));
            if (results[^1].ExitCode != 0)
            {
                break;
            }
        }

        return new ExecResult(results.Select(result => result.ExitCode).LastOrDefault(), string.Concat(results.Select(result => result.Output)), string.Concat(results.Select(result => result.Error)));
    }

    private async Task<ExecResult> RunAsync(PodView pod, string container, IReadOnlyList<string> words, CancellationToken cancel)
    {
        var files = new PodFiles(cluster, pod, container);
        return words[0].Split('/')[^1] switch
        {
            "ls" => Each(words, files.List),
            "cat" => Each(words, files.Read),
            "curl" => await CurlCall.RunAsync(words, host => network.Resolve(host, cluster, pod), cancel),
            "env" or "printenv" => Said(files.Environment.All.Select(pair => $"{pair.Key}={pair.Value}")),
            "hostname" => Said([pod.Name]),
            "echo" => Said([string.Join(' ', words.Skip(1))]),
            "true" => Said([]),
            var other => new ExecResult(NotFound, "", $"{other}: the twin runs no program in a container; it knows ls, cat, curl, env, hostname, echo and true\n"),
        };
    }

    private static ExecResult Each(IReadOnlyList<string> words, Func<string, ExecResult> run)
    {
        var results = words.Skip(1).Where(word => !word.StartsWith('-')).DefaultIfEmpty("/").Select(run).ToList();
        return new ExecResult(results.Max(result => result.ExitCode), string.Concat(results.Select(result => result.Output)), string.Concat(results.Select(result => result.Error)));
    }

    private static ExecResult Said(IEnumerable<string> lines) => new(0, string.Concat(lines.Select(line => line + "\n")), "");
}
