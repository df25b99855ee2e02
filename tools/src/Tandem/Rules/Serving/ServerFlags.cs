using System.Globalization;
using System.Text.RegularExpressions;

namespace Tandem.Rules.Serving;

/// <summary>The flags of a container's command, with <c>$(VAR)</c> put in from its environment as Kubernetes does.</summary>
internal sealed partial class ServerFlags
{
    private readonly ObjectField container;
    private readonly List<(string Word, ObjectField Field)> words;

    public ServerFlags(ObjectField container)
    {
        this.container = container;
        // A shell's command line is one item of many words.
        words = [.. container["command"].Items.Concat(container["args"].Items).SelectMany(item => (item.Text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => (word, item)))];
    }

    /// <summary>Whether the container runs vLLM.</summary>
    public bool IsServer => words.Exists(word => Program(word.Word) is "vllm" || Program(word.Word).StartsWith("vllm.", StringComparison.Ordinal));

    /// <summary>The words that begin like a flag.</summary>
    public IEnumerable<(string Name, ObjectField Field)> All => words.Where(word => word.Word.StartsWith('-')).Select(word => (NameOf(word.Word), word.Field));

    /// <summary>The number that a flag of one of these names is set to, and the field that says so; null where it is not set to a number.</summary>
    public (int Value, ObjectField Field)? Number(params ReadOnlySpan<string> names)
    {
        for (var i = words.Count - 1; i >= 0; i--)
        {
            if (!words[i].Word.StartsWith('-') || !names.Contains(NameOf(words[i].Word)))
            {
                continue;
            }

            var value = words[i].Word.Contains('=') ? words[i].Word[(words[i].Word.IndexOf('=', StringComparison.Ordinal) + 1)..] : i + 1 < words.Count ? words[i + 1].Word : "";
            var field = words[i].Word.Contains('=') || i + 1 >= words.Count ? words[i].Field : words[i + 1].Field;
            return Resolve(value.Trim('"', '\''), field);
        }

        return null;
    }

    /// <summary>Whether a flag of one of these names stands there.</summary>
    public bool Has(params ReadOnlySpan<string> names)
    {
        foreach (var flag in All)
        {
            if (names.Contains(flag.Name))
            {
                return true;
            }
        }

        return false;
    }

    // Of a path the last step, so that an address of the server's is no server: vllm, /opt/venv/bin/vllm, vllm.entrypoints.openai.api_server.
    private static string Program(string word) => word.Trim('"', '\'').Split('/')[^1];

    private (int Value, ObjectField Field)? Resolve(string value, ObjectField field)
    {
        if (Variable().Match(value) is { Success: true } variable)
        {
            var set = container["env"].Items.LastOrDefault(entry => entry["name"].Text == variable.Groups["name"].Value)?["value"];
            // A fact that the wrong variable brings is not wrong itself.
            (value, field) = (set?.Text ?? "", set is null || set.IsFact ? field : set);
        }

        return int.TryParse(value, CultureInfo.InvariantCulture, out var number) ? (number, field) : null;
    }

    // vLLM takes - and _ alike.
    private static string NameOf(string word) => word.Split('=')[0].TrimStart('-').Replace('_', '-');

    [GeneratedRegex(@"^\$[({]?(?<name>[A-Za-z_][A-Za-z0-9_]*)[)}]?\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Variable();
}
