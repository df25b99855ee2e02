using System.Globalization;

namespace Tandem.CatchRate.Mutants;

/// <summary>Says a token otherwise, as a slip of the hand or a mix-up would. It knows types and ways, and no rule.</summary>
internal static class MutantMaker
{
    /// <summary>Every mutant of a fleet's tokens: a slip, and where another thing of the same role exists, that one's name.</summary>
    public static IReadOnlyList<Mutant> Of(IReadOnlyList<Subject> subjects)
    {
        var roles = subjects.ToLookup(subject => subject.Role, subject => subject.Token, StringComparer.Ordinal);
        return [.. subjects.SelectMany(subject => Instead(subject, roles[subject.Role]).Distinct(StringComparer.Ordinal)
            .Where(instead => instead != subject.Token)
            .Select(instead => new Mutant(subject.Place, subject.Token, instead, subject.Field)))];
    }

    private static IEnumerable<string> Instead(Subject subject, IEnumerable<string> role)
    {
        yield return Slip(subject.Token);
        if (subject.Token.StartsWith("--", StringComparison.Ordinal) && subject.Token.Split('=', 2) is [var flag, var value])
        {
            yield return $"{Slip(flag)}={value}";
            yield break;
        }

        // The next one in the alphabet: as good as any, and the same in every run.
        var others = role.Where(other => other != subject.Token && IsNumber(other) == IsNumber(subject.Token)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (others.Count > 0)
        {
            yield return others.Find(other => string.CompareOrdinal(other, subject.Token) > 0) ?? others[0];
        }
    }

    // The next number; else the last letter or digit that has an unlike neighbour changes places with it.
    private static string Slip(string token)
    {
        if (IsNumber(token))
        {
            return (long.Parse(token, CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture);
        }

        var end = token.Length;
        while (end > 0 && char.IsAsciiDigit(token[end - 1]))
        {
            end--;
        }

        if (end < token.Length && token.Length - end < 10)
        {
            return token[..end] + (long.Parse(token[end..], CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture);
        }

        for (var i = token.Length - 1; i > 0; i--)
        {
            if (token[i] != token[i - 1] && char.IsAsciiLetterOrDigit(token[i]) && char.IsAsciiLetterOrDigit(token[i - 1]))
            {
                return $"{token[..(i - 1)]}{token[i]}{token[i - 1]}{token[(i + 1)..]}";
            }
        }

        return token + "x";
    }

    private static bool IsNumber(string token) => token.Length is > 0 and < 10 && token.All(char.IsAsciiDigit);
}
