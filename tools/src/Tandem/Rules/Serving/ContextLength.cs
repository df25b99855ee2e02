using System.Globalization;
using Tandem.Findings;
using Tandem.Rules.References;
using Tandem.Schemas;

namespace Tandem.Rules.Serving;

/// <summary>A model server on TPUs whose context is left to the model, or does not fit beside its weights.</summary>
public sealed class ContextLength() : ReferenceRule(new RuleInfo(
    "TND0612", "context-length", Severity.Error, Layers.References, "A model server's context is not set, or does not fit the chips' memory."))
{
    private const string Flag = "max-model-len";
    private const long Least = 2048;
    private const decimal Use = 0.9m;
    private static readonly string[] Smaller = ["quantization", "q", "kv-cache-dtype", "dtype", "hf-overrides", "cpu-offload-gb"];

    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(World world) =>
        ModelServer.Of(world).Where(server => server.Machine is not null).Select(Judge).OfType<Flaw>().Select(flaw => Found(world, flaw));

    private static Flaw? Judge(ModelServer server)
    {
        if (!server.Flags.Has(Flag))
        {
            var isMisspelt = server.Flags.All.Any(flag => NearestName.Find(flag.Name, [Flag]) is not null);
            return isMisspelt || CoveredFlags.Hide(server, Flag) || (server.World.Cluster is null && (server.Model is null || Fits(server, server.Model.Context))) ? null : Missing(server);
        }

        // A value that no environment resolves is another rule's business; -1 and auto are what fits.
        var word = server.Words.Flag(Flag, "max_model_len");
        return word is null or { Text: "auto" or "-1" } || word.Text.StartsWith('$') ? null
            : Tokens(word.Text) is not { } tokens ? word.Setter.Flaw($"--{Flag} is {word.Text}, which is no number of tokens.", "Write the number, as in 16384.")
            : tokens < Least ? word.Setter.Flaw($"--{Flag} is {Text(tokens)}: few prompts and their answers fit into that.", "Is a digit missing? It counts tokens, of prompt and answer together.")
            : tokens > server.Model?.Context ? word.Setter.Flaw($"--{Flag} is {Text(tokens)}, but {server.Model.Name} was made for at most {Text(server.Model.Context)} tokens.", "vLLM refuses to start.")
            : Fits(server, tokens) ? null
            : word.Setter.Flaw($"--{Flag} is {Text(tokens)}: {Told(server, tokens)}.", "Lower it, or take a larger machine.");
    }

    private static Flaw Missing(ModelServer server)
    {
        var told = server.Model is { } model && !Fits(server, model.Context) ? $"Without --{Flag} the context is the model's {Text(model.Context)} tokens: {Told(server, model.Context)}."
            : $"Without --{Flag} the context is the model's own, whatever the chips can hold.";
        const string hint = $"Add --{Flag}=16384, or what your prompts and answers need.";
        var arguments = server.Container["args"].Exists ? server.Container["args"] : server.Container["command"];
        return arguments.Lacks(told, hint);
    }

    private static bool Fits(ModelServer server, long tokens) => server.Model is not { } model || Smaller.Any(flag => server.Flags.Has(flag)) || model.Cache(tokens) <= Room(server, model);

    private static decimal Room(ModelServer server, ModelShape model) => (server.Machine!.Chips * TpuShape.ChipMemory * Share(server)) - model.Weights;

    private static decimal Share(ModelServer server) => decimal.TryParse(server.Words.Flag("gpu-memory-utilization", "gpu_memory_utilization")?.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var share) && share is > 0 and <= 1 ? share : Use;

    private static string Told(ModelServer server, long tokens) =>
        $"one such request keeps {Text(Math.Ceiling(server.Model!.Cache(tokens)))} GB, and beside the weights {Text(server.Machine!.Chips)} chips have {Text(Math.Max(0, Math.Floor(Room(server, server.Model))))}";

    // vLLM takes 16k and 16K: thousands, and 1024s.
    private static long? Tokens(string text)
    {
        var scale = text.Length > 1 ? text[^1] switch { 'k' => 1000m, 'K' => 1024m, 'm' => 1_000_000m, 'M' => 1_048_576m, _ => 1m } : 1m;
        return decimal.TryParse(scale == 1 ? text : text[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number < 1_000_000_000 ? (long)(number * scale) : null;
    }

    private static string Text(decimal number) => number.ToString("0", CultureInfo.InvariantCulture);
}
