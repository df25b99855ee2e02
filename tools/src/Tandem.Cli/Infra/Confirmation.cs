using Tandem.Findings;
using Tandem.Settings;

namespace Tandem.Cli.Infra;

/// <summary>Asks a person to type a word before something is lost.</summary>
internal static class Confirmation
{
    /// <summary>Whether the person typed <paramref name="word"/>.</summary>
    /// <exception cref="SettingsException">Nobody can be asked: input is no terminal.</exception>
    public static async Task<bool> AskAsync(Screen screen, string question, string word, CancellationToken cancel)
    {
        if (Console.IsInputRedirected)
        {
            throw new SettingsException(new Place("--yes", 1, 1), $"{question} Nobody can be asked here.", "Give --yes where a machine runs this.");
        }

        screen.Error.Write($"{question} Type {word} to go on: ");
        var answer = await Console.In.ReadLineAsync(cancel);
        return answer?.Trim() == word;
    }
}
