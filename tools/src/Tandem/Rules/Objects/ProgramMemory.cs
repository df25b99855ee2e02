using Tandem.Rules.Serving;

namespace Tandem.Rules.Objects;

/// <summary>Limits below which a program that is known here does not even start.</summary>
internal static class ProgramMemory
{
    private const decimal Mebi = 1024m * 1024;
    private const decimal OfPicker = 64 * Mebi;
    private const decimal OfServer = 1024 * Mebi;

    /// <summary>The limit of such a container; null where there is room.</summary>
    public static Flaw? Of(ObjectField container)
    {
        var (line, limit) = (new CommandLine(container), container["resources"]["limits"]["memory"]);
        var (least, program) = line.IsPicker ? (OfPicker, "an endpoint picker") : line.IsServer ? (OfServer, "vLLM") : (0, "");
        return Quantities.Parse(limit.Text) is >= Mebi and var bytes && bytes < least
            ? limit.Flaw($"{limit.Here} is {limit.Text}: {program} is killed before it has started.", $"Is {limit.Text!.Replace("Mi", "Gi", StringComparison.Ordinal)} meant?") : null;
    }
}
