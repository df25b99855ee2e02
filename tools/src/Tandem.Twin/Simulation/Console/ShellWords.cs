using System.Text;

namespace Tandem.Twin.Simulation.Console;

/// <summary>Takes <c>sh -c</c> apart: quotes, <c>;</c> and <c>&amp;&amp;</c>. Redirections are left out; nothing else of a shell is known.</summary>
internal static class ShellWords
{
    private static readonly string[] Shells = ["sh", "bash", "ash"];

    /// <summary>The commands, each as its words; at least one word each.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Commands(IReadOnlyList<string> command)
    {
        if (command.Count < 3 || !Shells.Contains(command[0].Split('/')[^1], StringComparer.Ordinal) || !command[1].StartsWith('-') || !command[1].Contains('c'))
        {
            return [command];
        }

        var commands = new List<List<string>> { new() };
        foreach (var word in Words(command[2]))
        {
            if (word is ";" or "&&" or "\n")
            {
                commands.Add([]);
            }
            else if (!word.Contains(">/", StringComparison.Ordinal) && word is not "2>&1")
            {
                commands[^1].Add(word);
            }
        }

        return [.. commands.Where(words => words.Count > 0)];
    }

    private static List<string> Words(string script)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var (quote, isOpen) = ('\0', false);
        void End()
        {
            if (isOpen)
            {
                words.Add(word.ToString());
            }

            (isOpen, _) = (false, word.Clear());
        }

        for (var i = 0; i < script.Length; i++)
        {
            var letter = script[i];
            if (quote != '\0' ? letter == quote : letter is '\'' or '"')
            {
                (quote, isOpen) = (quote == '\0' ? letter : '\0', true);
            }
            else if (letter == '\\' && quote != '\'' && i + 1 < script.Length)
            {
                i++;
                (_, isOpen) = (script[i] == '\n' ? word : word.Append(script[i]), isOpen || script[i] != '\n');
            }
            else if (quote == '\0' && (char.IsWhiteSpace(letter) || letter == ';'))
            {
                End();
                if (letter is ';' or '\n')
                {
                    words.Add(";");
                }
            }
            else
            {
                word.Append(letter);
                isOpen = true;
            }
        }

        End();
        return words;
    }
}
