using System.Buffers;
using System.Text.RegularExpressions;

namespace Tandem.Rules.Security;

/// <summary>What tokens look like. Every issuer below marks its own so that they can be found.</summary>
/// <remarks>
/// GitHub: docs.github.com/authentication/keeping-your-account-and-data-secure/about-authentication-to-github; Hugging Face: hf_;
/// Google: AIza for API keys, GOCSPX- for OAuth clients, ya29. for access tokens; AWS: AKIA and ASIA; Slack: xox?-; PEM: RFC 7468; JWT: RFC 7519.
/// </remarks>
internal static partial class TokenForms
{
    private static readonly string[] Suspicious = ["TOKEN", "PASSWORD", "PASSWD", "SECRET", "APIKEY", "API_KEY", "ACCESS_KEY", "PRIVATE_KEY", "CREDENTIAL"];
    private static readonly SearchValues<string> Marks = SearchValues.Create(["hf_", "gh", "glpat-", "AKIA", "ASIA", "AIza", "GOCSPX-", "ya29.", "xox", "sk-", "-----BEGIN", "eyJ", "://"], StringComparison.Ordinal);

    /// <summary>Everything in a text that looks like a token, or like the password of an address.</summary>
    public static IReadOnlyList<FoundToken> In(string text) => !text.AsSpan().ContainsAny(Marks) ? [] :
    [
        .. Known().Matches(text).Select(match => new FoundToken(match.Index, match.Value)),
        .. WithPassword().Matches(text).Select(match => match.Groups["password"]).Where(group => MayBeToken(group.Value)).Select(group => new FoundToken(group.Index, group.Value)),
    ];

    /// <summary>Whether a variable of this name would hold a token itself: not a path to one, its name or its kind.</summary>
    public static bool IsNameOfToken(string name)
    {
        var upper = name.ToUpperInvariant();
        return Array.Exists(Suspicious, word => upper.EndsWith(word, StringComparison.Ordinal)) && !upper.EndsWith("_NAME", StringComparison.Ordinal);
    }

    /// <summary>Whether a text may be a token at all: no path, reference, placeholder or plain word.</summary>
    public static bool MayBeToken(string text) => text.Length >= 8 && !text.Contains('/') && !text.Contains(' ') && !text.Contains("$(", StringComparison.Ordinal)
        && !text.Contains("unset", StringComparison.Ordinal) && (text.Any(char.IsAsciiDigit) || text.Any(char.IsAsciiLetterUpper)) && Entropy(text) >= 2.5;

    // Bits for each character, by Shannon: words have few, random text many.
    private static double Entropy(string text)
    {
        var bits = 0.0;
        foreach (var group in text.GroupBy(c => c))
        {
            var share = (double)group.Count() / text.Length;
            bits -= share * Math.Log2(share);
        }

        return bits;
    }

    // An expression that is filled in later is none.
    [GeneratedRegex(@"://[^/\s:@""']*:(?<password>[^/\s@:""'${}<>]{8,})@[A-Za-z0-9]", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WithPassword();

    [GeneratedRegex(@"(?<![A-Za-z0-9])(hf_[A-Za-z0-9]{20,}|gh[pousr]_[A-Za-z0-9]{30,}|github_pat_[A-Za-z0-9_]{30,}|glpat-[A-Za-z0-9_-]{20,}|A(KIA|SIA)[A-Z0-9]{16}|AIza[A-Za-z0-9_-]{35}|GOCSPX-[A-Za-z0-9_-]{20,}|ya29\.[A-Za-z0-9_-]{20,}|xox[abeprs]-[A-Za-z0-9-]{10,}|sk-[A-Za-z0-9_-]{20,}|eyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.)|-----BEGIN [A-Z ]*PRIVATE KEY-----",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Known();
}
