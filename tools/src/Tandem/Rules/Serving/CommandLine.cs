namespace Tandem.Rules.Serving;

/// <summary>The items of a container's command line, as the process gets them one by one.</summary>
/// <param name="Container">The container.</param>
internal sealed record CommandLine(ObjectField Container)
{
    private static readonly string[] Shells = ["-c", "-ec", "-lc", "-euc", "-xc", "-exc"];

    /// <summary>Every item.</summary>
    public IReadOnlyList<ObjectField> Items { get; } = [.. Container["command"].Items.Concat(Container["args"].Items)];

    /// <summary>Whether a shell splits and fills it in its own way.</summary>
    public bool IsShell => Items.Any(item => Shells.Contains(item.Text, StringComparer.Ordinal));

    /// <summary>Whether it starts vLLM, by its program or its module.</summary>
    public bool IsServer => Items.Any(item => item.Text is { } text && (text == "vllm" || text.StartsWith("vllm.", StringComparison.Ordinal) || text.EndsWith("/vllm", StringComparison.Ordinal)));

    /// <summary>Whether it starts an endpoint picker.</summary>
    public bool IsPicker => !IsServer && Items.Any(item => KnownFlags.OfPickersAlone.Contains(NameOf(item.Text ?? ""), StringComparer.Ordinal));

    /// <summary>The name of a flag, without hyphens and value.</summary>
    public static string NameOf(string item) => item.StartsWith('-') ? item.Split('=')[0].TrimStart('-') : "";
}
