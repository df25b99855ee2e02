using Tandem.Programs;

namespace Tandem.Bootstrap;

/// <summary>kubectl over one context: it knows every way in which people sign in to their clusters.</summary>
/// <param name="program">The executable.</param>
/// <param name="context">The context.</param>
/// <param name="kubeconfig">The kubeconfig; null for kubectl's own choice.</param>
public sealed class Kubectl(string program, string context, string? kubeconfig)
{
    // What one answer of the API server may take; a wait has a time of its own.
    private const string Answer = "--request-timeout=20s";
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

    /// <summary>The context.</summary>
    public string Context => context;

    /// <summary>Applies a file server-side, as the only owner of the fields in it.</summary>
    /// <param name="file">The file, or a folder with a kustomization.</param>
    /// <param name="manager">In whose name: an owner that comes again without a field takes that field away.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="BootstrapException">The cluster cannot be reached or refuses.</exception>
    public Task<string> ApplyAsync(string file, string manager, CancellationToken cancel) =>
        MustAsync(["apply", "--server-side", "--force-conflicts", $"--field-manager={manager}", Answer, "-f", file], Longest, cancel);

    /// <summary>A field of an object, by its JSON path; empty where there is no such object.</summary>
    /// <exception cref="BootstrapException">The cluster cannot be reached or refuses.</exception>
    public async Task<string> ReadAsync(string target, string space, string path, CancellationToken cancel) =>
        (await MustAsync(["get", target, "-n", space, "--ignore-not-found", $"-o=jsonpath={path}", Answer], Longest, cancel)).Trim();

    /// <summary>Waits for a condition or a rollout.</summary>
    /// <param name="arguments">Such as <c>wait --for=condition=Established crd/x</c>.</param>
    /// <param name="time">The longest it may take.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="BootstrapException">It did not come in time.</exception>
    public Task<string> WaitAsync(IReadOnlyList<string> arguments, TimeSpan time, CancellationToken cancel) =>
        // Zero would be for ever.
        MustAsync([.. arguments, $"--timeout={Math.Max(1, time.TotalSeconds):0}s"], time + TimeSpan.FromSeconds(30), cancel);

    private async Task<string> MustAsync(IReadOnlyList<string> arguments, TimeSpan time, CancellationToken cancel)
    {
        IReadOnlyList<string> all = [.. kubeconfig is null ? (IReadOnlyList<string>)[] : ["--kubeconfig", kubeconfig], "--context", context, .. arguments];
        var call = new ProgramCall(program, all, Path.GetTempPath(), time) { Environment = OwnEnvironment() };
        var result = await ProgramRunner.RunAsync(call, cancel);
        return result.ExitCode == 0 ? result.Output : throw KubectlErrors.Of(context, arguments, result.Error);
    }

    // Programs inherit little; where the kubeconfig is, kubectl must know.
    private static Dictionary<string, string> OwnEnvironment() =>
        Environment.GetEnvironmentVariable("KUBECONFIG") is { Length: > 0 } file ? new(StringComparer.Ordinal) { ["KUBECONFIG"] = file } : new(StringComparer.Ordinal);
}
