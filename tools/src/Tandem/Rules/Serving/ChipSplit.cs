using System.Globalization;
using Tandem.Schemas;

namespace Tandem.Rules.Serving;

/// <summary>Over how many chips a model server splits its model, against those that it has.</summary>
internal static class ChipSplit
{
    private const string Parallel = "tensor-parallel-size";

    /// <summary>What is wrong with it; null where nothing is.</summary>
    public static Flaw? Of(TpuPod tpu)
    {
        var chips = tpu.Requests.ToList() is [var request] && !TpuChips.IsContradicted(request) ? request.Integer : null;
        var container = chips is null ? null : tpu.Pod.Running.First(container => container["resources"]["limits"].Has(TpuPod.Resource) || container["resources"]["requests"].Has(TpuPod.Resource));
        var flags = container is null ? null : new ServerFlags(container);
        if (flags is not { IsServer: true } || tpu.Fitting.Count == 0)
        {
            return null;
        }

        // What runs side by side divides the chips further.
        var sides = (flags.Number("data-parallel-size", "dp")?.Value ?? 1) * (flags.Number("pipeline-parallel-size", "pp")?.Value ?? 1);
        if (flags.Number(Parallel, "tp") is { } parallel)
        {
            return parallel.Value * sides == chips ? null : parallel.Field.Flaw(
                $"The model is split over {Text(parallel.Value * sides)} chips, but the container has {Text(chips!.Value)}.", $"Set --{Parallel} to the chips of a node: $(TPU_CHIPS).");
        }

        var near = flags.All.FirstOrDefault(flag => NearestName.Find(flag.Name, [Parallel]) is not null);
        return flags.Has(Parallel, "tp") || chips == sides ? null
            : near.Field is not null ? near.Field.Flaw($"--{near.Name} is no flag of vLLM, and without --{Parallel} it uses one chip of {Text(chips!.Value)}.", $"Did you mean --{Parallel}?")
            : container!["args"].Exists ? container["args"].KeyFlaw($"vLLM uses one chip of {Text(chips!.Value)} without --{Parallel}.", $"Add --{Parallel}=$(TPU_CHIPS).")
            : container["args"].Missing($"vLLM uses one chip of {Text(chips!.Value)} without --{Parallel}.", $"Add --{Parallel}=$(TPU_CHIPS).");
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
