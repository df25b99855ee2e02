using System.Globalization;
using Tandem.Rules.Words;
using Tandem.Schemas;

namespace Tandem.Rules.Serving;

/// <summary>Flags that take one of a few words.</summary>
/// <remarks>
/// zap's: https://pkg.go.dev/sigs.k8s.io/controller-runtime/pkg/log/zap#Options.BindFlags; vLLM's: https://docs.vllm.ai/en/v0.11.1/cli/serve/.
/// </remarks>
internal static class FlagValues
{
    private static readonly Dictionary<string, Word> Known = new(StringComparer.Ordinal)
    {
        ["zap-encoder"] = new("encoder", ["json", "console"], IsClosed: true),
        ["zap-stacktrace-level"] = new("level", ["info", "error", "panic"], IsClosed: true),
        ["zap-time-encoding"] = new("time encoding", ["epoch", "millis", "nano", "iso8601", "rfc3339", "rfc3339nano"], IsClosed: true),
        ["dtype"] = new("data type", ["auto", "half", "float16", "bfloat16", "float", "float32"], IsClosed: true),
        ["load-format"] = new("format", ["auto", "pt", "safetensors", "npcache", "dummy", "tensorizer", "runai_streamer", "bitsandbytes", "sharded_state", "gguf", "mistral"], IsClosed: false),
        ["kv-cache-dtype"] = new("data type", ["auto", "fp8", "fp8_e4m3", "fp8_e5m2", "fp8_inc", "bfloat16"], IsClosed: false),
        ["distributed-executor-backend"] = new("backend", ["ray", "mp", "uni", "external_launcher"], IsClosed: false),
        ["tokenizer-mode"] = new("mode", ["auto", "slow", "mistral", "custom"], IsClosed: false),
        ["uvicorn-log-level"] = new("level", ["debug", "info", "warning", "error", "critical", "trace"], IsClosed: true),
    };

    private static readonly string[] Counts = ["max-num-seqs", "max-num-batched-tokens", "block-size", "pipeline-parallel-size", "max-loras"];

    /// <summary>What is wrong with the value that a flag is set to, after its <c>=</c> or as the next item; null where nothing is.</summary>
    public static Flaw? Judge(IReadOnlyList<ObjectField> items, int i, string name, string program)
    {
        var isInline = items[i].Text!.Contains('=');
        var field = isInline || i + 1 == items.Count ? items[i] : items[i + 1];
        var value = isInline ? items[i].Text!.Split('=', 2)[1] : field.Text ?? "";
        return Counts.Contains(name, StringComparer.Ordinal) ? Count(field, value, name, program) : Word(field, value, name, program);
    }

    // A number that must be above nothing.
    private static Flaw? Count(ObjectField field, string value, string name, string program) => int.TryParse(value, CultureInfo.InvariantCulture, out var number) && number < 1
        ? field.Flaw($"--{name} is {number}: {program} ends at once.", "Write a number above 0.") : null;

    private static Flaw? Word(ObjectField field, string value, string name, string program) =>
        !Known.TryGetValue(name, out var word) || word.Known.Contains(value, StringComparer.Ordinal) || value.Contains('$') || (!word.IsClosed && NearestName.Slip(value, word.Known) is null) ? null
            : field.Flaw($"--{name} is {value}, which is no {word.What} of {program}.", NearestName.Find(value, word.Known) is { } near ? $"Did you mean {near}?" : $"It takes {Wording.AnyOf(word.Known)}.");
}
