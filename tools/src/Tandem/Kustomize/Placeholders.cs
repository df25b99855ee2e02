namespace Tandem.Kustomize;

/// <summary>What bases hold where a replacement writes a fact: <c>0</c> or <c>unset</c>, alone or as a piece of a longer value.</summary>
internal static class Placeholders
{
    /// <summary>Whether a value is a placeholder.</summary>
    public static bool Is(string value) => value is "0" or "unset";

    /// <summary>Whether a value is a placeholder or may hold one.</summary>
    public static bool IsIn(string value) => value == "0" || value.Contains("unset", StringComparison.Ordinal);
}
