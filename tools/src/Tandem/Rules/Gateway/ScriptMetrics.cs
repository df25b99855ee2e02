using System.Text.RegularExpressions;
using Tandem.Findings;
using Tandem.Rules.Objects;
using Tandem.Rules.References;
using Tandem.Schemas;

namespace Tandem.Rules.Gateway;

/// <summary>Metrics of vLLM that a script of a Pod looks for and never finds.</summary>
internal static partial class ScriptMetrics
{
    // What scripts that wait for a server read; a name that is none of these, but has their words, was meant as one.
    private static readonly string[] Known = ["num_requests_running", "num_requests_waiting", "kv_cache_usage_perc", "lora_requests_info", "cache_config_info"];

    /// <summary>Each, at its line.</summary>
    public static IEnumerable<Finding> Of(World world, RuleInfo rule) =>
        from pod in world.OwnPods
        from volume in pod.Containers.SelectMany(container => container["volumeMounts"].Items).Select(mount => mount["name"].Text).Distinct(StringComparer.Ordinal)
        let map = MountedFiles.MapOf(world, pod, volume)
        where map is not null
        from file in map["data"].Entries
        where file.Text is not null
        from match in Named().Matches(file.Text!)
        let name = match.Groups["name"].Value
        let meant = Known.FirstOrDefault(known => known != name && (AreWords(known, name) || NearestName.Slip(name, [known]) is not null))
        where meant is not null
        select DataFiles.LineOf(world.Fleet, file, match.Index) is { } place ? Told(file, rule, name, meant) with { Blame = Blame.At(place) } : Told(file, rule, name, meant);

    private static Finding Told(ObjectField file, RuleInfo rule, string name, string meant) =>
        file.Owner.Finding(rule, file.Path, FieldTarget.Value, $"{file.Key} looks for vllm:{name}, which vLLM does not show.", $"Did you mean vllm:{meant}?");

    private static bool AreWords(string one, string other) => one.Split('_').Order(StringComparer.Ordinal).SequenceEqual(other.Split('_').Order(StringComparer.Ordinal), StringComparer.Ordinal);

    [GeneratedRegex(@"\bvllm:(?<name>[a-z_]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Named();
}
