using System.Text;

namespace Tandem.Rules.References;

/// <summary>A container's command line as the process gets it: <c>$(VAR)</c> is put in from the environment.</summary>
internal sealed class Arguments
{
    private readonly IReadOnlyList<Argument> words;

    /// <summary>All words.</summary>
    public IReadOnlyList<Argument> All => words;

    /// <summary>Reads a container's.</summary>
    /// <param name="container">The container.</param>
    /// <param name="space">The namespace of its Pod, which a variable may hold.</param>
    public Arguments(ObjectField container, string? space)
    {
        var variables = Variables(container, space);
        words = [.. Words(container).Select(word => Expanded(word, container, variables))];
    }

    /// <summary>What the last flag of one of these names is set to; null where there is none, or its value is not known.</summary>
    public Argument? Flag(params ReadOnlySpan<string> names)
    {
        for (var i = words.Count - 1; i >= 0; i--)
        {
            var text = words[i].Text;
            var equal = text.IndexOf('=', StringComparison.Ordinal);
            if (!text.StartsWith('-') || !names.Contains((equal < 0 ? text : text[..equal]).TrimStart('-')))
            {
                continue;
            }

            var value = equal >= 0 ? words[i] with { Text = text[(equal + 1)..] } : i + 1 < words.Count ? words[i + 1] : null;
            return value is null || value.Text.Contains("$(", StringComparison.Ordinal) || value.Text.Contains("unset", StringComparison.Ordinal) ? null : value;
        }

        return null;
    }

    /// <summary>Whether a flag of this name stands there.</summary>
    public bool Has(string name)
    {
        foreach (var word in words)
        {
            if (word.Text.StartsWith('-') && word.Text.TrimStart('-').Split('=')[0] == name)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The words after the last flag of a name, up to the next flag; null where the flag does not stand there.</summary>
    public (ObjectField Flag, IReadOnlyList<Argument> Values)? List(string name)
    {
        for (var i = words.Count - 1; i >= 0; i--)
        {
            var equal = words[i].Text.IndexOf('=', StringComparison.Ordinal);
            if (words[i].Text.StartsWith('-') && (equal < 0 ? words[i].Text : words[i].Text[..equal]).TrimStart('-').Replace('_', '-') == name)
            {
                return (words[i].Field, equal >= 0 ? [words[i] with { Text = words[i].Text[(equal + 1)..] }] : [.. words.Skip(i + 1).TakeWhile(word => !word.Text.StartsWith('-'))]);
            }
        }

        return null;
    }

    /// <summary>Every word of a container's command lines, its hooks' and probes' too, and every value of its environment.</summary>
    public static IEnumerable<Argument> Everything(ObjectField container, string? space)
    {
        var variables = Variables(container, space);
        var commands = container.Keyed("exec").SelectMany(exec => exec["command"].Items).SelectMany(Split);
        return Words(container).Concat(commands).Select(word => Expanded(word, container, variables))
            .Concat(container["env"].Items.Select(entry => entry["value"]).Where(value => value.Text is not null).Select(value => new Argument(value.Text!, value)));
    }

    // A shell's command line is one item of many words.
    private static IEnumerable<Argument> Words(ObjectField container) => container["command"].Items.Concat(container["args"].Items).SelectMany(Split);

    private static IEnumerable<Argument> Split(ObjectField item) =>
        (item.Text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => new Argument(word.Trim('"', '\''), item));

    private static Dictionary<string, string?> Variables(ObjectField container, string? space)
    {
        var found = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var entry in container["env"].Items)
        {
            if (entry["name"].Text is { } name)
            {
                found[name] = entry["valueFrom"]["fieldRef"]["fieldPath"].Text == "metadata.namespace" ? space : entry["value"].Text;
            }
        }

        return found;
    }

    // The variable that a word ends in is what sets it, after a flag's name or alone.
    private static Argument Expanded(Argument word, ObjectField container, Dictionary<string, string?> variables)
    {
        var start = word.Text.LastIndexOf("$(", StringComparison.Ordinal);
        var isWhole = start >= 0 && word.Text.EndsWith(')') && (start == 0 || word.Text[start - 1] == '=');
        var variable = isWhole ? container["env"].Items.LastOrDefault(entry => entry["name"].Text == word.Text[(start + 2)..^1])?["value"] : null;
        return word with { Text = Expand(word.Text, variables), Variable = variable is { Exists: true } ? variable : null };
    }

    // What is not known stays as it is written.
    private static string Expand(string text, Dictionary<string, string?> variables)
    {
        if (!text.Contains("$(", StringComparison.Ordinal))
        {
            return text;
        }

        var expanded = new StringBuilder(text);
        foreach (var (name, value) in variables)
        {
            if (value is not null)
            {
                expanded.Replace($"$({name})", value);
            }
        }

        return expanded.ToString();
    }
}
