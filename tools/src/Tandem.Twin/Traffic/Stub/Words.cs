namespace Tandem.Twin.Traffic.Stub;

/// <summary>The stand-in's tokens: words.</summary>
internal static class Words
{
    private static readonly char[] Blanks = [' ', '\t', '\r', '\n'];

    /// <summary>How many a text has; at least one, as every prompt of a model has its mark of a beginning.</summary>
    public static int Count(string text) => Math.Max(1, Of(text).Length);

    /// <summary>The words of a text.</summary>
    public static string[] Of(string text) => text.Split(Blanks, StringSplitOptions.RemoveEmptyEntries);
}
