using System.Globalization;
using Tandem.Rules.References;
using Tandem.Schemas;

namespace Tandem.Rules.Serving;

/// <summary>Flags that the program does not take for what they were meant to be.</summary>
/// <param name="line">The command line.</param>
/// <param name="known">The program's flags.</param>
/// <param name="mostly">Those that may have been meant.</param>
/// <param name="program">What a person calls the program.</param>
/// <param name="isLoose">Whether it takes <c>_</c> for <c>-</c>.</param>
internal sealed class FlagSlips(CommandLine line, IReadOnlySet<string> known, IEnumerable<string> mostly, string program, bool isLoose)
{
    // Flags of vLLM that take several words.
    private static readonly string[] Listed = ["served-model-name", "lora-modules", "prompt-adapters"];

    /// <summary>Them.</summary>
    public IEnumerable<Flaw> All()
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < line.Items.Count; i++)
        {
            var text = line.Items[i].Text ?? "";
            if (OfForm(i, text) is { } flaw)
            {
                yield return flaw;
            }
            else if (Name(text) is { Length: > 0 } name && known.Contains(name) && !KnownFlags.Repeated.Contains(name, StringComparer.Ordinal) && !seen.TryAdd(name, text) && seen[name] != text)
            {
                yield return line.Items[i].Flaw($"{text} stands beside {seen[name]}: the last one counts.", "Keep one of them.");
            }
        }
    }

    private Flaw? OfForm(int i, string text)
    {
        var (item, name) = (line.Items[i], Name(text));
        var space = text.IndexOfAny([' ', '\t']);
        return name.Length == 0 ? OfValue(i, text)
            : space > 0 && text.IndexOf('=', StringComparison.Ordinal) is var equal && (equal < 0 || space < equal) ? item.Flaw($"\"{text}\" reaches {program} as one word, which is none of its flags.", $"Write {text[..space]}={text[space..].Trim()}, or two items.")
            : !text.StartsWith("--", StringComparison.Ordinal) && name.Length > 3 && known.Contains(name) ? item.Flaw($"{text} has one hyphen: {program} reads it as letters of short flags.", $"Write -{text}.")
            : IsPickers(name) ? item.Flaw($"--{name} is a flag of the endpoint picker, not of {program}.", "Take it out.")
            : Meant(name) is { } meant ? item.Flaw($"--{name} is no flag of {program}.", $"Did you mean --{meant}?")
            : FlagValues.Judge(line.Items, i, name, program) is { } value ? value
            : Truth(text) is { } truth ? item.Flaw($"{text} is neither true nor false: {program} refuses it.", $"Did you mean {text.Split('=')[0]}={truth}?")
            : name is "gpu-memory-utilization" && Share(i, text) is <= 0 or > 1 ? item.Flaw($"{text} is no share of the memory.", "It is a number from 0 to 1, as in 0.9.") : null;
    }

    // A flag that takes no value leaves the word after it standing by itself.
    private Flaw? OfValue(int i, string text) => text is "true" or "false" or "True" or "False" && i > 0 && line.Items[i - 1].Text is { } flag && flag.StartsWith("--", StringComparison.Ordinal) && !flag.Contains('=')
        ? line.Items[i].Flaw($"{flag} takes no word after it: {text} stands by itself, and the flag is true.", $"Write {flag}={text.ToLowerInvariant()}.") : Stray(i, text);

    // What is set behind = has its value: a word after it belongs to nothing.
    private Flaw? Stray(int i, string text) => i > 0 && text.Length > 0 && line.Items[i - 1].Text is { } flag && flag.StartsWith("--", StringComparison.Ordinal) && flag.Contains('=')
        ? (Listed.Contains(Name(flag), StringComparer.Ordinal) ? line.Items[i - 1] : line.Items[i]).Flaw($"{flag} has its one value behind =: {text} after it stands by itself, and {program} does not take it.",
            Listed.Contains(Name(flag), StringComparer.Ordinal) ? $"Write {flag.Split('=')[0]} and each of its values as items of their own." : "Take it out, or name its flag.") : null;

    private static string? Truth(string text) => text.Split('=', 2) is [_, var value] && value is not ("true" or "false" or "True" or "False") ? NearestName.Slip(value, ["true", "false"]) : null;

    private bool IsPickers(string name) => isLoose && !known.Contains(name) && KnownFlags.Picker.Contains(name) && Meant(name) is null;

    // One that stands there as well was not meant; a part of a structured flag has a dot.
    private string? Meant(string name) => name.Length == 2 && !isLoose && !known.Contains(name) ? known.FirstOrDefault(flag => flag.Length == 1 && name.Contains(flag, StringComparison.Ordinal))
        : known.Contains(name) || name.Length < 4 || name.Contains('.') || (isLoose && name.StartsWith("no-", StringComparison.Ordinal) && known.Contains(name[3..])) ? null
        : NearestName.Find(name, mostly.Where(flag => flag.Length > 3 && !line.Items.Any(item => Name(item.Text ?? "") == flag))) is var near && near != KnownFlags.Split ? near ?? (isLoose ? null : KnownFlags.Kin(name)) : null;

    private string Name(string text) => isLoose ? CommandLine.NameOf(text).Replace('_', '-').Split(' ')[0] : CommandLine.NameOf(text).Split(' ')[0];

    private decimal? Share(int i, string text) =>
        decimal.TryParse(text.Contains('=') ? text.Split('=', 2)[1] : i + 1 < line.Items.Count ? line.Items[i + 1].Text : null, NumberStyles.Float, CultureInfo.InvariantCulture, out var share) ? share : null;
}
