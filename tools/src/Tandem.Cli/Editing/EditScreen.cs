using Tandem.Editing;
using Tandem.Reports;

namespace Tandem.Cli.Editing;

/// <summary>Shows an edit before it is written, and asks.</summary>
internal static class EditScreen
{
    public static void Show(EditPlan plan, Screen screen, Ink ink)
    {
        foreach (var decision in plan.Decisions)
        {
            screen.Output.WriteLine($"  {decision}");
        }

        screen.Output.WriteLine();
        foreach (var line in plan.Edits.SelectMany(UnifiedDiff.Of))
        {
            screen.Output.WriteLine(Painted(line, ink));
        }

        screen.Output.WriteLine();
    }

    /// <summary>Whether the person at the terminal says yes.</summary>
    /// <exception cref="EditRefusal">Nobody can be asked: input is no terminal.</exception>
    public static async Task<bool> AskAsync(Screen screen, string question, CancellationToken cancel)
    {
        if (Console.IsInputRedirected)
        {
            throw new EditRefusal("Nobody can be asked here; nothing was done.", "Give --yes where a machine runs this, or --dry-run to see it alone.");
        }

        screen.Error.Write($"{question} [y/N] ");
        return (await Console.In.ReadLineAsync(cancel))?.Trim() is "y" or "Y" or "yes";
    }

    private static string Painted(string line, Ink ink) => line switch
    {
        ['+', '+', '+', ..] or ['-', '-', '-', ..] => ink.Strong(line),
        ['+', ..] => ink.Good(line),
        ['-', ..] => ink.Bad(line),
        ['@', '@', ..] => ink.Faint(line),
        _ => line,
    };
}
