namespace Tandem.Rules;

/// <summary>The forms of names that Kubernetes knows. Each says what is wrong with a text, or null.</summary>
internal static class Names
{
    /// <summary>RFC 1123 subdomain: the name of most objects.</summary>
    public static string? Subdomain(string text) => text.Length <= 253 && IsSubdomain(text) ? null
        : "lower-case letters, digits, - and ., at most 253 characters, each part beginning and ending with a letter or digit";

    /// <summary>RFC 1123 label: the name of a Namespace, a container, a volume.</summary>
    public static string? Label(string text) => text.Length <= 63 && IsLabel(text) ? null
        : "lower-case letters, digits and -, at most 63 characters, beginning and ending with a letter or digit";

    /// <summary>What may stand in a URL's path: the name of a Role.</summary>
    public static string? PathSegment(string text) => text is not ("." or "..") && !text.Contains('/') && !text.Contains('%') ? null
        : "without / and %, and not . or ..";

    /// <summary>IANA service name: the name of a port that probes and Services refer to.</summary>
    public static string? Port(string text) => text.Length <= 15 && IsPort(text) ? null
        : "lower-case letters, digits and single -, at most 15 characters, with at least one letter";

    /// <summary>The key of a label.</summary>
    public static string? LabelKey(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var prefix = slash < 0 ? null : text[..slash];
        var name = slash < 0 ? text : text[(slash + 1)..];
        return (prefix is null || Subdomain(prefix) is null) && name.Length is > 0 and <= 63 && IsQualified(name) ? null
            : "a name of at most 63 letters, digits, -, _ and ., after an optional DNS prefix and one /";
    }

    /// <summary>The value of a label.</summary>
    public static string? LabelValue(string text) => text.Length <= 63 && (text.Length == 0 || IsQualified(text)) ? null
        : "at most 63 letters, digits, -, _ and ., beginning and ending with a letter or digit";

    /// <summary>The name of an environment variable.</summary>
    public static string? Variable(string text) => Holds(text, c => c is >= ' ' and <= '~' and not '=') ? null : "printable ASCII without =";

    /// <summary>The key of a ConfigMap or Secret, which becomes a file name.</summary>
    public static string? ConfigKey(string text) =>
        text.Length <= 253 && IsConfigKey(text) && text != "." && !text.StartsWith("..", StringComparison.Ordinal) ? null
        : "at most 253 letters, digits, -, _ and ., and must not begin with ..";

    private static bool IsSubdomain(string text)
    {
        for (var start = 0; start <= text.Length;)
        {
            var dot = text.IndexOf('.', start);
            var end = dot < 0 ? text.Length : dot;
            if (!IsLabel(text.AsSpan(start, end - start)))
            {
                return false;
            }

            start = end + 1;
        }

        return true;
    }

    private static bool IsLabel(ReadOnlySpan<char> text) =>
        text.Length > 0 && text[0] != '-' && text[^1] != '-' && Holds(text, c => IsLower(c) || c == '-');

    private static bool IsPort(string text) =>
        IsLabel(text) && !text.Contains("--", StringComparison.Ordinal) && !Holds(text, c => !char.IsAsciiLetterLower(c));

    private static bool IsQualified(string text) =>
        text.Length > 0 && char.IsAsciiLetterOrDigit(text[0]) && char.IsAsciiLetterOrDigit(text[^1]) && IsConfigKey(text);

    private static bool IsConfigKey(string text) => text.Length > 0 && Holds(text, c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');

    private static bool IsLower(char c) => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c);

    // Compiled expressions would be neater, but starting their engine takes longer than checking every name of a fleet.
    private static bool Holds(ReadOnlySpan<char> text, Predicate<char> isAllowed)
    {
        foreach (var c in text)
        {
            if (!isAllowed(c))
            {
                return false;
            }
        }

        return true;
    }
}
