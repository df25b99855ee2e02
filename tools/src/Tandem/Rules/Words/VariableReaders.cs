using Tandem.Findings;
using Tandem.Rules.Objects;
using Tandem.Rules.References;
using Tandem.Schemas;

namespace Tandem.Rules.Words;

/// <summary>Which variables something in a container reads.</summary>
internal static class VariableReaders
{
    // Read by the interpreter, the model server, the libraries below it.
    public static readonly string[] Known =
    [
        "HOME", "PATH", "TMPDIR", "LANG", "HF_HOME", "HF_TOKEN", "HF_HUB_OFFLINE", "HF_HUB_CACHE", "HF_HUB_DISABLE_XET", "HF_HUB_DISABLE_TELEMETRY", "HF_HUB_ENABLE_HF_TRANSFER",
        "TRANSFORMERS_OFFLINE", "PYTHONPATH", "PYTHONUNBUFFERED", "PYTHONDONTWRITEBYTECODE", "VLLM_XLA_CACHE_PATH", "VLLM_CACHE_ROOT", "VLLM_LOGGING_LEVEL", "VLLM_API_KEY",
        "VLLM_NO_USAGE_STATS", "JAX_PLATFORMS", "TPU_CHIPS_PER_PROCESS_BOUNDS", "TPU_PROCESS_BOUNDS", "XDG_CACHE_HOME", "GOOGLE_APPLICATION_CREDENTIALS", "GOOGLE_CLOUD_PROJECT",
        "POD_NAME", "POD_NAMESPACE", "POD_IP", "NODE_NAME", "NAMESPACE",
    ];

    /// <summary>Whether the interpreter, a script or the command line reads a variable.</summary>
    public static bool IsRead(ObjectField container, IReadOnlyList<Script> scripts, string name) => Known.Contains(name, StringComparer.Ordinal)
        || scripts.Any(script => script.Reads.Contains(name, StringComparer.Ordinal))
        || container["command"].Items.Concat(container["args"].Items).Concat(container.Select("env[].value")).Any(word => word.Text?.Contains($"$({name})", StringComparison.Ordinal) == true);
}
