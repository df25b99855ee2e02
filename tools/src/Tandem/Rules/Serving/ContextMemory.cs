using System.Globalization;
using Tandem.Findings;
using Tandem.Rules.References;
using Tandem.Schemas;

namespace Tandem.Rules.Serving;

/// <summary>The memory of a context, against that of the chips.</summary>
internal static class ContextMemory
{
    private const decimal Use = 0.9m;

    private static readonly string[] Smaller = ["quantization", "q", "kv-cache-dtype", "dtype", "hf-overrides", "cpu-offload-gb"];

    /// <summary>Whether a context of so many tokens fits beside the weights.</summary>
    public static bool Fits(ModelServer server, long tokens) => server.Model is not { } model || Smaller.Any(flag => server.Flags.Has(flag)) || model.Cache(tokens) <= Room(server, model);

    private static decimal Room(ModelServer server, ModelShape model) => (server.Machine!.Chips * TpuShape.ChipMemory * Share(server)) - model.Weights;

    private static decimal Share(ModelServer server) => decimal.TryParse(server.Words.Flag("gpu-memory-utilization", "gpu_memory_utilization")?.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var share) && share is > 0 and <= 1 ? share : Use;

    /// <summary>What it takes, in words.</summary>
    public static string Told(ModelServer server, long tokens) =>
        $"one such request keeps {Text(Math.Ceiling(server.Model!.Cache(tokens)))} GB, and beside the weights {Text(server.Machine!.Chips)} chips have {Text(Math.Max(0, Math.Floor(Room(server, server.Model))))}";

    /// <summary>The number of tokens that a flag says; null where it is none.</summary>
    // vLLM takes 16k and 16K: thousands, and 1024s.
    public static long? Tokens(string text)
    {
        var scale = text.Length > 1 ? text[^1] switch { 'k' => 1000m, 'K' => 1024m, 'm' => 1_000_000m, 'M' => 1_048_576m, _ => 1m } : 1m;
        return decimal.TryParse(scale == 1 ? text : text[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number < 1_000_000_000 ? (long)(number * scale) : null;
    }

    /// <summary>A number as people write it.</summary>
    public static string Text(decimal number) => number.ToString("0", CultureInfo.InvariantCulture);
}
