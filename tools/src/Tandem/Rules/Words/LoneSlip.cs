using Tandem.Manifests;

namespace Tandem.Rules.Words;

/// <summary>A name whose end, with two letters swapped, is what all the world writes: the ending of a file, or the short word for a thing.</summary>
/// <param name="Name">The name.</param>
/// <param name="Says">What is wrong with it, after the name itself.</param>
/// <param name="Meant">The name that was meant.</param>
internal sealed record LoneSlip(ScalarNode Name, string Says, string Meant)
{
    // Files that programs read and write. None is another one with two letters swapped.
    private static readonly string[] Files = ["json", "jsonl", "yaml", "toml", "txt", "conf", "cfg", "html", "csv", "xml", "log", "lua", "tar", "bin", "safetensors", "jinja", "lock"];

    // A service account of Kubernetes or of Google, and what kubectl calls kinds for short, beside the tongue of networks and clouds.
    private static readonly string[] Short = ["ksa", "gsa", "svc", "pvc", "hpa", "vpa", "pdb", "crd", "rbac", "vpc", "dns", "tls", "cidr", "iam", "kms", "nat", "api", "csi", "gke", "tpu", "gpu"];

    /// <summary>Those of names that stand once.</summary>
    public static IEnumerable<LoneSlip> Of(IEnumerable<ScalarNode> alone, IReadOnlyCollection<string> names) =>
        alone.Select(name => OfFile(name) ?? OfShort(name, names)).OfType<LoneSlip>();

    private static LoneSlip? OfFile(ScalarNode name)
    {
        var start = name.Text.LastIndexOf('.') + 1;
        return start > 1 && Slip(name.Text[start..], Files) is { } meant
            ? new LoneSlip(name, $"ends in {name.Text[start..]}, which no kind of file does.", name.Text[..start] + meant) : null;
    }

    // So short a word has neighbours that are words, too: a name beside it must say the other one.
    private static LoneSlip? OfShort(ScalarNode name, IReadOnlyCollection<string> names)
    {
        var (first, start) = (name.Text.IndexOf('-') + 1, name.Text.LastIndexOf('-') + 1);
        if (start == 0 || Slip(name.Text[start..], Short) is not { } meant)
        {
            return null;
        }

        bool Begins(string other) => other.StartsWith(name.Text[..first], StringComparison.Ordinal);
        return names.Any(other => other != name.Text && Begins(other) && other.EndsWith(name.Text[(start - 1)..], StringComparison.Ordinal)) ? null
            : names.FirstOrDefault(other => Begins(other) && other.EndsWith($"-{meant}", StringComparison.Ordinal)) is { } twin
            ? new LoneSlip(name, $"ends in {name.Text[start..]}, and {twin} in {meant}.", name.Text[..start] + meant) : null;
    }

    private static string? Slip(string end, string[] known) => known.Contains(end, StringComparer.Ordinal) ? null : FrequentWords.Swaps(end).FirstOrDefault(swap => known.Contains(swap, StringComparer.Ordinal));
}
