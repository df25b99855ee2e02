using System.Globalization;
using System.Text;

namespace Tandem.Twin.Simulation.Console;

/// <summary>The command line of curl, as far as people use it against an API.</summary>
internal sealed class CurlOptions
{
    private readonly StringBuilder body = new();
    private readonly List<string> headers = [];
    private string? method;

    private CurlOptions()
    {
    }

    /// <summary>The URL; null where none is given.</summary>
    public string? Url { get; private set; }

    public string Method => method ?? (Body is null ? "GET" : "POST");

    /// <summary>What is sent; null for nothing.</summary>
    public string? Body => body.Length == 0 ? null : body.ToString();

    /// <summary>The headers, each with its name.</summary>
    public IEnumerable<(string Name, string Value)> Headers => headers.Select(header => header.Split(':', 2)).Where(parts => parts.Length == 2).Select(parts => (parts[0].Trim(), parts[1].Trim()));

    /// <summary>What is written after the answer; null for nothing.</summary>
    public string? Format { get; private set; }

    /// <summary>Whether the answer's body is shown and not put into a file.</summary>
    public bool ShowsBody { get; private set; } = true;

    /// <summary>The longest that it may take; null for any time.</summary>
    public double? Seconds { get; private set; }

    /// <summary>Whether an answer of 400 and above is a failure.</summary>
    public bool Fails { get; private set; }

    public bool ShowsHeaders { get; private set; }

    /// <summary>Reads a command.</summary>
    /// <param name="words">Its words, the first of which is curl.</param>
    /// <returns>The options, or the word that is not known.</returns>
    public static (CurlOptions Options, string? Unknown) Read(IReadOnlyList<string> words)
    {
        var options = new CurlOptions();
        for (var i = 1; i < words.Count; i++)
        {
            if (!words[i].StartsWith('-'))
            {
                options.Url = words[i].Contains("://", StringComparison.Ordinal) ? words[i] : "http://" + words[i];
            }
            else if (i + 1 < words.Count && options.TakeValue(words[i], words[i + 1]))
            {
                i++;
            }
            else if (!options.TakeFlag(words[i]))
            {
                return (options, words[i]);
            }
        }

        return (options, null);
    }

    private bool TakeValue(string name, string value)
    {
        switch (name)
        {
            case "-X" or "--request":
                method = value;
                return true;
            case "-H" or "--header":
                headers.Add(value);
                return true;
            case "-d" or "--data" or "--data-raw" or "--data-binary" or "--json":
                body.Append(value);
                headers.AddRange(name == "--json" ? ["Content-Type: application/json"] : Array.Empty<string>());
                return true;
            case "-o" or "--output":
                ShowsBody = value == "-";
                return true;
            case "-w" or "--write-out":
                Format = value;
                return true;
            case "-m" or "--max-time":
                Seconds = double.TryParse(value, CultureInfo.InvariantCulture, out var seconds) ? seconds : null;
                return Seconds is not null;
            default:
                return name is "--connect-timeout" or "--retry" or "-A" or "--user-agent";
        }
    }

    private bool TakeFlag(string word)
    {
        var letters = word.StartsWith("--", StringComparison.Ordinal)
            ? word switch { "--silent" or "--show-error" or "--no-buffer" or "--location" => "s", "--fail" => "f", "--include" => "i", _ => "?" }
            : word[1..];
        (Fails, ShowsHeaders) = (Fails || letters.Contains('f'), ShowsHeaders || letters.Contains('i'));
        return letters.All("sSNLkfiv".Contains);
    }
}
