using System.Text.RegularExpressions;

namespace Tandem.Twin.Traffic.Gateway;

/// <summary>What a header or a query parameter must be.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value, or an expression for the whole of it.</param>
/// <param name="IsExpression">Which of the two.</param>
internal sealed record ValueMatch(string Name, string Value, bool IsExpression)
{
    private readonly Regex? expression = IsExpression ? Compile(Value) : null;

    /// <summary>Whether a value is so.</summary>
    public bool Takes(string? value) => value is not null && (IsExpression ? expression?.IsMatch(value) == true : value == Value);

    /// <summary>An expression for a whole text; null where it is none, which matches nothing.</summary>
    public static Regex? Compile(string pattern)
    {
        try
        {
            return new Regex($"^(?:{pattern})$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (Exception mistake) when (mistake is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
