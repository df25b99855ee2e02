namespace Tandem.Rules.Serving;

/// <summary>A model whose size is known: what of the chips' memory it takes at 16 bits a number.</summary>
/// <remarks>
/// Layers, key-value heads, their size and the context: the models' own config.json on https://huggingface.co/google. Every layer is
/// counted as if it looked at the whole context, as the server reserves for it.
/// </remarks>
/// <param name="Name">A part of every name it goes by.</param>
/// <param name="Weights">Its weights in GB (10^9 bytes).</param>
/// <param name="Layers">Its layers.</param>
/// <param name="Heads">Key-value heads of a layer.</param>
/// <param name="HeadSize">Numbers in a head.</param>
/// <param name="Context">The longest context in tokens.</param>
internal sealed record ModelShape(string Name, decimal Weights, int Layers, int Heads, int HeadSize, int Context)
{
    private const int Bytes = 2;

    public static IReadOnlyList<ModelShape> All { get; } =
    [
        new("gemma-3-27b", 54.9m, 62, 16, 128, 131072),
        new("gemma-3-12b", 24.4m, 48, 8, 256, 131072),
        new("gemma-3-4b", 8.6m, 34, 4, 256, 131072),
        new("gemma-3-1b", 2.0m, 26, 1, 256, 32768),
    ];

    /// <summary>What keys and values of some tokens take, in GB.</summary>
    public decimal Cache(long tokens) => tokens * (decimal)(Layers * 2 * Heads * HeadSize * Bytes) / 1_000_000_000m;

    /// <summary>The model that one of the texts names; null where none is known.</summary>
    public static ModelShape? Find(IEnumerable<string?> texts) =>
        texts.OfType<string>().Select(text => All.FirstOrDefault(shape => text.Contains(shape.Name, StringComparison.OrdinalIgnoreCase))).FirstOrDefault(shape => shape is not null);
}
