namespace Tandem.Manifests;

/// <summary>JSON may be indented with tabs and YAML may not: makes the one readable as the other, column for column.</summary>
internal static class JsonTabs
{
    /// <summary>The text, with tabs as spaces where it is JSON; a JSON string cannot hold a tab, so nothing else changes.</summary>
    public static string Soften(SourceText source)
    {
        var isJson = source.Path.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
            || source.Text.AsSpan().TrimStart() is ['{' or '[', ..];
        return isJson && source.Text.Contains('\t', StringComparison.Ordinal)
            ? source.Text.Replace('\t', ' ')
            : source.Text;
    }
}
