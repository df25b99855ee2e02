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

    // The smallest page of vLLM's cache: docs.vllm.ai, engine arguments, --block-size. The last page is taken whole.
    private const long Page = 16;

    /// <inheritdoc/>
    private protected override IEnumerable<Finding> Check(World world) =>
        world.OwnServers.Where(server => server.Machine is not null).Select(Judge).OfType<Flaw>().Select(flaw => Found(world, flaw));

    private static Flaw? Judge(ModelServer server)
    {
        if (!server.Flags.Has(Flag))
        {
            var isMisspelt = server.Flags.All.Any(flag => NearestName.Find(flag.Name, [Flag]) is not null);
            return isMisspelt || CoveredFlags.Hide(server, Flag) || (server.World.Cluster is null && (server.Model is null || ContextMemory.Fits(server, server.Model.Context))) ? null : Missing(server);
        }

        // A value that no environment resolves is another rule's business; -1 and auto are what fits.
        var word = server.Words.Flag(Flag, "max_model_len");
        return word is null or { Text: "auto" or "-1" } || word.Text.StartsWith('$') ? null
            : ContextMemory.Tokens(word.Text) is not { } tokens ? word.Setter.Flaw($"--{Flag} is {word.Text}, which is no number of tokens.", "Write the number, as in 16384.")
            : tokens < Least ? word.Setter.Flaw($"--{Flag} is {ContextMemory.Text(tokens)}: few prompts and their answers fit into that.", "Is a digit missing? It counts tokens, of prompt and answer together.")
            : tokens % Page != 0 ? word.Setter.Flaw($"--{Flag} is {ContextMemory.Text(tokens)}, which is no whole number of the cache's pages of {Page} tokens.", $"Write {tokens / Page * Page}, or what was meant.")
            : tokens > server.Model?.Context ? word.Setter.Flaw($"--{Flag} is {ContextMemory.Text(tokens)}, but {server.Model.Name} was made for at most {ContextMemory.Text(server.Model.Context)} tokens.", "vLLM refuses to start.")
            : ContextMemory.Fits(server, tokens) ? null
            : word.Setter.Flaw($"--{Flag} is {ContextMemory.Text(tokens)}: {ContextMemory.Told(server, tokens)}.", "Lower it, or take a larger machine.");
    }

    private static Flaw Missing(ModelServer server)
    {
        var told = server.Model is { } model && !ContextMemory.Fits(server, model.Context) ? $"Without --{Flag} the context is the model's {ContextMemory.Text(model.Context)} tokens: {ContextMemory.Told(server, model.Context)}."
            : $"Without --{Flag} the context is the model's own, whatever the chips can hold.";
        const string hint = $"Add --{Flag}=16384, or what your prompts and answers need.";
        var arguments = server.Container["args"].Exists ? server.Container["args"] : server.Container["command"];
        return arguments.Lacks(told, hint);
    }
}
