namespace Tandem.Kustomize;

/// <summary>The names that generators make: the name written, a dash, and ten characters that stand for the content.</summary>
internal static class HashedName
{
    private const int HashLength = 10;

    /// <summary>Whether <paramref name="rendered"/> is the hashed form of <paramref name="written"/>.</summary>
    public static bool IsOf(string written, string rendered) =>
        written.Length > 0 && rendered.Length == written.Length + 1 + HashLength
        && rendered.StartsWith(written, StringComparison.Ordinal) && rendered[written.Length] == '-'
        && rendered.Skip(written.Length + 1).All(c => char.IsAsciiDigit(c) || char.IsAsciiLetterLower(c));
}
