using System.Globalization;
using System.Text.Json;
using Tandem.Twin.Json;

namespace Tandem.Twin.Simulation.Pods;

/// <summary>What a container runs, as far as the twin tells programs apart.</summary>
/// <param name="Kind">What it is taken for.</param>
/// <param name="Container">The container.</param>
internal sealed record PodProgram(ProgramKind Kind, JsonElement Container)
{
    public string Name => Container.Text("name") ?? "";

    /// <summary>The words of its command and arguments.</summary>
    public IEnumerable<string> Words => Container.Items("command").Concat(Container.Items("args")).Select(word => word.GetString() ?? "");

    /// <summary>The value of an environment variable that is given as such; null for none.</summary>
    public string? Variable(string name) => Container.Items("env").FirstOrDefault(variable => variable.Text("name") == name).Text("value");

    /// <summary>How long a sleep takes.</summary>
    public TimeSpan Sleep => Words.Select(Seconds).OfType<double>().Select(TimeSpan.FromSeconds).FirstOrDefault(TimeSpan.MaxValue);

    /// <summary>What an init container runs.</summary>
    public static PodProgram OfInit(JsonElement container)
    {
        var program = new PodProgram(ProgramKind.Short, container);
        return program.Variable("WEIGHTS_MARKER") is null ? program : program with { Kind = ProgramKind.WeightsWaiter };
    }

    /// <summary>What the first container of a Pod runs: the others are company.</summary>
    public static PodProgram Of(PodView pod)
    {
        var container = pod.Containers.FirstOrDefault();
        var program = new PodProgram(ProgramKind.Endless, container);
        var line = string.Join(' ', program.Words);
        var isJob = pod.Stored.Json.Items("metadata", "ownerReferences").Any(owner => owner.Text("kind") == "Job");
        return program with
        {
            Kind = line.Contains("vllm.entrypoints", StringComparison.Ordinal) || line.Contains("vllm serve", StringComparison.Ordinal) ? ProgramKind.ModelServer
                : isJob && pod.Buckets.Any(bucket => bucket.Writes) ? ProgramKind.Loader
                : program.Words.FirstOrDefault()?.Split('/')[^1] == "sleep" ? ProgramKind.Sleep
                : isJob || pod.Spec.Text("restartPolicy") is "Never" or "OnFailure" ? ProgramKind.Short
                : ProgramKind.Endless,
        };
    }

    private static double? Seconds(string word) =>
        double.TryParse(word.TrimEnd('s'), CultureInfo.InvariantCulture, out var seconds) && seconds < TimeSpan.MaxValue.TotalSeconds / 2 ? seconds : null;
}
