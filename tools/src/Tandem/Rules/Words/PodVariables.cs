using Tandem.Kustomize;

namespace Tandem.Rules.Words;

/// <summary>Variables whose value cannot be what their name says.</summary>
internal static class PodVariables
{
    // By the ends of names: POD_NAMESPACE, MY_POD_NAME.
    private static readonly (string End, string[] Fields)[] OfPods =
    [
        ("NAMESPACE", ["metadata.namespace"]), ("POD_NAME", ["metadata.name"]), ("NODE_NAME", ["spec.nodeName"]), ("POD_UID", ["metadata.uid"]),
        ("POD_IP", ["status.podIP"]), ("POD_IPS", ["status.podIPs"]), ("HOST_IP", ["status.hostIP"]), ("SERVICE_ACCOUNT", ["spec.serviceAccountName"]),
    ];

    private static readonly string[] On = ["1", "true", "yes", "on"];
    private static readonly string[] Ends = ["_FILE", "_DIR", "_FOLDER"];
    private static readonly string[] Folders = ["HOME", "TMPDIR", "HF_HOME", "HF_HUB_CACHE", "XDG_CACHE_HOME", "VLLM_XLA_CACHE_PATH", "VLLM_CACHE_ROOT"];

    /// <summary>Those of one container.</summary>
    public static IEnumerable<Flaw> Of(ObjectField container) => container["env"].Items.Select(Judge).OfType<Flaw>();

    private static Flaw? Judge(ObjectField entry)
    {
        var (name, shown, value) = (entry["name"].Text ?? "", entry["valueFrom"]["fieldRef"]["fieldPath"], entry["value"]);
        var meant = OfPods.FirstOrDefault(row => name == row.End || name.EndsWith("_" + row.End, StringComparison.Ordinal)).Fields;
        return shown.Text is { } field && meant is not null && KnownWords.PodField.Known.Contains(field, StringComparer.Ordinal) && !meant.Contains(field, StringComparer.Ordinal)
            ? shown.Flaw($"{name} shows {field}.", $"Take {meant[0]}, or name it for what it shows.")
            : IsSwitch(name) && value.Text is { Length: > 0 } text && !KnownWords.Switch.Known.Contains(text.ToLowerInvariant(), StringComparer.Ordinal)
            ? value.Flaw($"{name} is {text}, which is neither on nor off: the Hub's library takes it for off.", "Write \"1\" or \"0\".")
            : IsFlag(name) && value.Text is { Length: > 0 } set && !On.Contains(set, StringComparer.OrdinalIgnoreCase)
            ? value.Flaw($"{name} is {set}; Python takes any text for on.", "Write \"1\", or leave the variable out.")
            : (Folders.Contains(name, StringComparer.Ordinal) || Ends.Any(end => name.EndsWith(end, StringComparison.Ordinal))) && value.String is { Length: > 0 } path && IsNoPath(path)
            ? value.Flaw($"{name} is {path}, which is no path.", "Name the file or folder, from the root.") : null;
    }

    // A file of the working directory has an ending.
    private static bool IsNoPath(string text) => !text.Contains('/') && !text.Contains('.') && !text.Contains('$') && !Placeholders.IsIn(text);

    // docs.python.org/3/using/cmdline.html#environment-variables: on where it is not empty.
    private static bool IsFlag(string name) => name is "PYTHONUNBUFFERED" or "PYTHONDONTWRITEBYTECODE" or "PYTHONNOUSERSITE" or "PYTHONFAULTHANDLER" or "PYTHONSAFEPATH";

    // huggingface_hub, src/huggingface_hub/constants.py: on is 1, ON, YES or TRUE.
    private static bool IsSwitch(string name) => name is "TRANSFORMERS_OFFLINE" or "HF_HUB_OFFLINE" or "HF_DATASETS_OFFLINE"
        || name.StartsWith("HF_HUB_DISABLE_", StringComparison.Ordinal) || name.StartsWith("HF_HUB_ENABLE_", StringComparison.Ordinal);
}
