using Tandem.Rules.References;
using Tandem.Rules.Words;

namespace Tandem.Rules.Serving;

/// <summary>Containers that are to fetch a model from the Hub, and may not.</summary>
/// <remarks>HF_HUB_OFFLINE: https://huggingface.co/docs/huggingface_hub/package_reference/environment_variables#hfhuboffline.</remarks>
internal static class OfflineLoaders
{
    private static readonly string[] Switches = ["HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE"];
    private static readonly string[] On = ["1", "ON", "YES", "TRUE"];
    private static readonly string[] Fetching = ["hf_hub_download", "snapshot_download", "hf download", "huggingface-cli download"];

    /// <summary>The switch that keeps a container's script from fetching; null where none does.</summary>
    public static Flaw? Of(World world, PodTemplate pod, ObjectField container)
    {
        var offline = container["env"].Items.FirstOrDefault(entry => Switches.Contains(entry["name"].Text, StringComparer.Ordinal) && On.Contains(entry["value"].Text?.ToUpperInvariant(), StringComparer.Ordinal));
        var script = offline is null ? null : world.ScriptsOf(pod, container).FirstOrDefault(script => Fetching.Any(call => script.Text.Contains(call, StringComparison.Ordinal)));
        return script is null ? null : offline!["name"].Flaw($"{offline["name"].Text} is on, but {script.Name} fetches from the Hub.", "Take it out: only the server works without the Hub.");
    }
}
